import { z } from 'zod';
import type { ApplicationSetSpec } from '../engines/argocd/authored/application-set';
import { applicationSet } from '../engines/argocd/authored/application-set';
import type { ArgocdFleetSettings } from '../engines/argocd/authored/settings';
import { argocdFleetSettings } from '../engines/argocd/authored/settings';
import { admission } from './admission';
import { cluster } from './cluster';
import { componentSchema } from './component';
import { environment, type EnvironmentSpec } from './environment';
import { group, landscape } from './landscape';
import { namespaceMetadata } from './environment/namespace-metadata';
import { type Naming, naming } from './naming';
import { cidr } from './network';
import { type Authored, named } from './readonly';
import { repository, state, states, valuesRepositories } from './repository';
import { freezeSchema, soak } from './rollout/freeze';
import { terraformSchema } from './terraform';
import { team } from './team/team';
import { byName, flag, name, text, texts } from './text';
import { tier } from './tier';

export type { GroupSpec } from './landscape';

const ring = z.strictObject({
  /** The environment whose values the ring builds on; its tenants belong to that environment. */
  environment: text,
  /**
   * The rings after which it comes, each above it in the record: it runs what all of them run or ran. Several rings may
   * come after one, beside each other, and one after several. An empty list begins a rollout.
   * @default - the ring above it in the record
   */
  after: z.union([text, z.array(text)]).optional(),
  /**
   * How long a version runs here before the next ring may take it: `7d`, in whole days from the day under `since`. A ring that has a
   * `hotfix` for its version does not wait. @default - the next ring may take it at once
   */
  soak: soak.optional(),
});
/** A rollout cohort: which rings it comes after, and so the order of the rollout. */
export type RingSpec<Environment extends string = string> = Authored<
  typeof ring,
  { environment: Environment }
>;

const allowedPeers = z.strictObject({
  /** Namespaces of Kubernetes, the engines, Terraform or tenants. @default - none */
  namespaces: texts,
  /** Link-local addresses and those of API servers. @default - none */
  cidrs: z.array(cidr).optional(),
});
/** Peers of products that are the platform's or a tenant's, which products may name nevertheless. */
export type AllowedPeers = Authored<typeof allowedPeers>;

const allowedCredential = z.strictObject({
  /** Why it is no credential, or may be known to whoever reads the repository. */
  reason: text,
  /** Last day of the permission, `YYYY-MM-DD`. From the next day on `check` fails; synthesis goes on as it was. */
  until: z.iso.date('expected the last day of the permission, as in 2026-12-31'),
});
/** Why a text that looks like a credential may stand where it does. */
export type AllowedCredentialSpec = Authored<typeof allowedCredential>;

const fields = z.strictObject({
  state,
  /**
   * Further state repositories, by name. Where there are some, `dist/` has a folder for each repository, of its name,
   * with what goes into it: one for `state`, too.
   * @default - one repository holds all of `dist/`
   */
  states: states.optional(),
  /** Which of them hold values: `products/`, `rings/` and `customers/`. @default - `state` */
  values: valuesRepositories.optional(),
  repositories: byName(repository),
  environments: byName(named<EnvironmentSpec>(environment)),
  rings: byName(named<RingSpec>(ring)),
  /** Days on which rings take no versions, by name. @default - none */
  freezes: byName(freezeSchema).optional(),
  /**
   * In what tenants differ beside environment and ring, each with the values that it has: `{ region: ['asia', 'eu'] }`.
   * Products give values for them, and each axis lies over the one above it. `region` is where a tenant runs; what
   * another one is, an environment, a customer, a cluster or a tenant says under its `axes`. @default - none
   */
  axes: byName(z.array(name).min(1)).optional(),
  tiers: byName(tier),
  /** Groups of components, in the order that graphs show them. @default - none */
  groups: byName(group).optional(),
  components: byName(componentSchema),
  /** Teams of one's own company with a repository, by name: customers have other names. @default - none */
  teams: byName(team).optional(),
  clusters: byName(cluster),
  /**
   * Charts of components may have a range for a version, as in `{ semver: '1.x' }`: the engine then takes a newer one by itself, with no
   * commit that says so. In production that is a warning.
   * @default false
   */
  versionRanges: flag,
  /** What releases of tenants may refer to beyond their namespaces. @default - nothing, but images from anywhere */
  admission: admission.optional(),
  /** What the clusters that Argo CD runs have in common. @default - the standard settings */
  argocd: named<ArgocdFleetSettings>(argocdFleetSettings).optional(),
  /** All repositories of the system, and how it is brought up: for graphs. @default - not described */
  landscape: landscape.optional(),
  /** @default - customers' Terraform is passed on, and applied by something else */
  terraform: terraformSchema.optional(),
  /** ApplicationSets of the platform team's own, by name; clusters say which of them they run. @default - none */
  applicationSets: byName(named<ApplicationSetSpec>(applicationSet)).optional(),
  /**
   * Folders in which git repositories are checked out, by URL, or by name among `repositories`: ApplicationSets over these
   * repositories are expanded from there, at `HEAD` and at the branch that is checked out. A path counts from the folder of
   * the fleet. What is synthesized depends on them: check them out wherever it is.
   * @default - the state repositories alone are known
   */
  checkouts: byName(text).optional(),
  /** @default - products name no peers that are the platform's or a tenant's */
  peers: named<AllowedPeers>(allowedPeers).optional(),
  /** Of every namespace that ringfleet writes. @default - none */
  namespaceMetadata,
  /**
   * Labels and annotations that customers may say of their namespaces: `cost-center`, or `example.com/*` for all with that prefix. Leave
   * out what something selects namespaces by: a NetworkPolicy, a store of secrets, a mesh. @default - none
   */
  customerNamespaceKeys: texts,
  /** One namespace for all releases of a tenant, or one for each. The quota is per namespace. @default 'tenant' */
  namespacePer: z.enum(['tenant', 'release']).optional(),
  /**
   * What looks like a credential and is none, by its place as the error has it, without line and column:
   * `products/web/product.ts base.captcha.siteKey`. A `*` stands for any name in its place. @default - nothing is allowed
   */
  allowedCredentials: z.record(text, allowedCredential).optional(),
  /** Formulas that differ from the standard ones. Changing one renames live objects. @default - none */
  naming: named<Partial<Naming>>(naming).optional(),
});

/** Everything that the platform team decides. */
export type FleetSpec = Authored<typeof fields>;
/** What the compiler checks of a fleet, checked once more when it runs: not everybody runs the compiler. */
export const fleetSchema = named<FleetSpec>(fields);
