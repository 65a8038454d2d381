import { z } from 'zod';
import { type Authored, named } from '../../../authored/readonly';
import type { Credentials } from './credentials';
import { credentials } from './credentials';

/** Source: Kubernetes, "Labels and Selectors". */
const LABEL = '[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?';
const labelKey = z
  .string()
  .regex(
    new RegExp(
      `^(?!argocd\\.argoproj\\.io/|ringfleet\\.io/)([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?${LABEL}$`,
    ),
    "expected the key of a label of your own, such as 'region' or 'example.com/region'",
  );
const labelValue = z
  .string()
  .regex(
    new RegExp(`^(${LABEL})?$`),
    "expected the value of a label: at most 63 letters, digits, '-', '_' and '.'",
  );

export const connection = z.strictObject({
  /** URL of the API server, as in the cluster's Secret. Needed with credentials, where destinations are URLs, and for impersonation. @default - unknown here */
  server: z.url({ protocol: /^https$/, error: "expected a URL such as 'https://10.0.0.1:6443'" }).optional(),
  /**
   * What opens the cluster: `config`, the JSON that Argo CD takes; or, from a store, `bearerToken` with or without
   * `caData`, PEM or its base64. The Secret of the cluster is made of it, and of `server`. @default - somebody else makes
   * the Secret
   */
  credentials: named<Credentials>(credentials).optional(),
  /** Labels of the Secret, beside that of the cluster's environment: generators of ApplicationSets select by them. @default - none */
  labels: z.record(labelKey, labelValue).optional(),
  /** Shard of the hub's application controllers that looks after it. Source: Argo CD, "High Availability". @default - Argo CD decides */
  shard: z.int().nonnegative().optional(),
  /** What Applications name it by. @default 'name' */
  destination: z.enum(['name', 'server']).optional(),
  /**
   * With impersonation, the ServiceAccount on this cluster that the platform's Applications sync as,
   * `namespace:name`. It has to be there.
   * @default 'kube-system:argocd-manager', which `argocd cluster add` makes
   */
  account: z
    .templateLiteral([z.string().min(1), ':', z.string().min(1)], "expected 'namespace:name'")
    .optional(),
});

/** How a hub reaches a cluster that it manages. Source: Argo CD, "Declarative Setup", "Clusters". */
export type HubConnection = Authored<typeof connection>;
