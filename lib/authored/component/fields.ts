import { z } from 'zod';
import type { ApplicationSettings } from '../../engines/argocd/authored/application';
import { applicationSettings } from '../../engines/argocd/authored/application';
import type { FluxSettings } from '../../engines/flux/authored/settings';
import { fluxSettingsSchema } from '../../engines/flux/authored/settings';
import { type OverridesBy, overridesSchema } from '../overrides';
import { namespaceMetadata } from '../environment/namespace-metadata';
import { type Authored, named } from '../readonly';
import { verificationSchema } from '../sources/pulled';
import { version, type VersionRef } from '../sources/refs';
import { text } from '../text';

const podSecurity = z.enum(['privileged', 'baseline', 'restricted']);
/** Pod Security Standards level. Source: Kubernetes, "Pod Security Standards". */
export type PodSecurityLevel = z.input<typeof podSecurity>;

const dependency = z.strictObject({
  component: text,
  /** CEL over `self` and `dep`, both Kustomizations. Needs Flux 2.7. Source: Flux, "Kustomization", "Dependencies". */
  readyExpr: text,
});
/** A dependency that is ready by more than its health. */
export type ComponentDependency<Component extends string = string> = Authored<
  typeof dependency,
  { component: Component }
>;

const flux = named<FluxSettings>(fluxSettingsSchema).optional();
const argocd = named<ApplicationSettings>(applicationSettings).optional();
const differing = z.strictObject({ flux });
const differingInNamespace = z.strictObject({ flux, argocd });

/** What every component may say, whatever it consists of. */
export const ofComponent = {
  /** @default - the name */
  title: text.optional(),
  /** Group that graphs show it in. @default - none */
  group: text.optional(),
  /** Components that must be healthy first. @default - none */
  dependsOn: z.array(z.union([text, named<ComponentDependency>(dependency)])).optional(),
  /**
   * What owns it: `bootstrap`, which is there before the infrastructure, or `infrastructure`. Owning is not
   * depending: an owner waits for nothing of what it owns. Changed on a running cluster, the old owner may prune the
   * component before the new one has it.
   * @default 'infrastructure'
   */
  root: z.enum(['bootstrap', 'infrastructure']).optional(),
  /** @default - none */
  flux,
  /** What differs by environment, and by cluster. @default - nothing */
  overrides: named<OverridesBy<string, Differing>>(overridesSchema(differing)).optional(),
};

/** A component with a namespace of its own, or one that it shares with other components. */
export const inNamespace = {
  ...ofComponent,
  /** Made before the component, unless Kubernetes or the engine has it already. */
  namespace: text,
  /** Level that the namespace enforces; components that share one agree on it. @default 'restricted' */
  podSecurity: podSecurity.optional(),
  /** Of the namespace; components that share one agree on it. @default - none */
  namespaceMetadata,
  /** What Argo CD does with its Application, on clusters that it runs. @default - as with every component of the cluster */
  argocd,
  /** What differs by environment, and by cluster. @default - nothing */
  overrides: named<OverridesBy<string, DifferingInNamespace>>(
    overridesSchema(differingInNamespace),
  ).optional(),
};

const ofRepository = {
  /**
   * Whose signature it has to have where Flux pulls it; Argo CD verifies by its AppProjects alone.
   * @default - as the repository says
   */
  verify: verificationSchema.optional(),
};

const fromElsewhere = {
  ...ofRepository,
  /** In the place of that under `versions`. @default - that under `versions` */
  version: version.optional(),
};

/** A component that comes from a repository, with what stands under the key of its kind, of which each field may differ. */
export function fromRepository<Own extends z.ZodRawShape>(own: Own) {
  const differing = z.strictObject({ ...differingInNamespace.shape, ...fromElsewhere, ...own });
  return {
    ...inNamespace,
    ...ofRepository,
    /** What differs by environment, and by cluster. Values do so of their own. @default - nothing */
    overrides: overridesSchema(differing).optional(),
  };
}

/** What every component may say otherwise. */
export type Differing = Authored<typeof differing>;
export type DifferingInNamespace = Authored<typeof differingInNamespace>;

/** What a component that comes from a repository may say otherwise. */
export type DifferingPulled<Own> = Omit<DifferingInNamespace, keyof Own> &
  Authored<z.ZodObject<typeof fromElsewhere>> &
  Readonly<Partial<Own>>;

/** As of every component, and how Argo CD renders what it is made of. */
export type OfArgocd<Rendering> = ApplicationSettings & Readonly<Partial<Rendering>>;

/** Names of a fleet that components of every kind may give. */
export interface FleetNames<
  Environment extends string,
  Component extends string,
  Group extends string,
  Override = Differing,
> {
  group: Group;
  dependsOn: readonly (Component | ComponentDependency<Component>)[];
  versions: { readonly [E in Environment]: VersionRef };
  overrides: OverridesBy<Environment, Override>;
}
