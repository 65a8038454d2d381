import { z } from 'zod';
import { hostName, peersSchema, portsSchema } from '../network';
import { type Authored, named } from '../readonly';
import { type GitRef, gitRef } from '../sources/refs';
import { byName, duration, flag, sourcePath, text } from '../text';

const applied = z.strictObject({
  /** Folder of what is applied; `{environment}` and `{site}` in it stand for the tenant's. @default - the root of the repository */
  path: sourcePath.optional(),
  /** Which commit is applied. @default - the branch of the environment */
  ref: named<GitRef>(gitRef).optional(),
  /** Host names that its Ingresses may have: one owner of a cluster each. @default - none */
  hosts: z.array(hostName).optional(),
});
/** What of a repository is applied. */
export type OwnRepositoryPlace = Authored<typeof applied>;

const fields = applied.extend({
  /** URL as Argo CD and Flux take it, without credentials: `https://…` or `ssh://…`. */
  git: z
    .string()
    .regex(
      /^(https|ssh):\/\/[^\s/]/,
      "expected a URL such as 'https://git.example.com/data.git' or 'ssh://git@git.example.com/data.git'",
    ),
  /**
   * Secret with the credentials, in each of the owner's namespaces, on clusters of Flux and Arc. Argo CD finds a Secret of its own by the
   * URL. @default - public
   */
  secretRef: text.optional(),
  /** How often Flux looks for a new commit. @default '5m' */
  interval: duration.optional(),
  /** How long that may take. @default '60s' */
  timeout: duration.optional(),
  /** What is in the folder: a kustomization, or plain manifests in it and in the folders below. @default 'kustomize' */
  content: z.enum(['kustomize', 'manifests']).optional(),
  /** What differs in an environment. @default - nothing */
  environments: byName(applied).optional(),
  /** Ports that the ingress controller (`http`) and the monitoring (`metrics`) may reach. @default - none */
  ports: portsSchema.optional(),
  /** Whom its pods talk to, and who talks to them, beside DNS and their own namespace. @default - nobody */
  peers: peersSchema.optional(),
  /** Its pods call the Kubernetes API. @default false */
  needsApiServer: flag,
});

/**
 * A git repository of a customer's or team's own. What is in it is applied in the namespaces of its tenants, with the rights of a
 * release and under the guard rails of the platform.
 */
export type OwnRepositorySpec<Environment extends string = string> = Authored<
  typeof fields,
  { environments: { readonly [E in Environment]?: OwnRepositoryPlace } }
>;
export const ownRepository = named<OwnRepositorySpec>(fields);
