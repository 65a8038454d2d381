import { z } from 'zod';
import type { Naming } from './naming';
import type { AllowedPeers, EnvironmentSpec, FleetSpec, RingSpec } from './fleet';
import { admission } from './admission-schema';
import { applicationSet } from '../engines/argocd/authored/application-set-schema';
import { argocdFleetSettings } from '../engines/argocd/authored/settings-schema';
import { applicationSettings } from '../engines/argocd/authored/application-schema';
import { cluster } from './cluster-schema';
import { component } from './component-schema';
import { guardrails } from './guardrails-schema';
import { landscape } from './landscape-schema';
import { byName, text } from './text';
import { cidr } from './network';
import { terraform } from './terraform-schema';
import { repository, state, states, valuesRepositories } from './repository-schema';
import { tier } from './tier-schema';

const environment = z.strictObject({
  title: text.optional(),
  branch: text,
  automatedSync: z.boolean(),
  onDelete: z.enum(['cascade', 'orphan']),
  access: z.enum(['view', 'deploy']),
  argocd: applicationSettings.optional(),
  guardrails: guardrails.optional(),
}) satisfies z.ZodType<EnvironmentSpec>;

const ring = z.strictObject({
  environment: text,
}) satisfies z.ZodType<RingSpec>;

const allowedPeers = z.strictObject({
  namespaces: z.array(text).optional(),
  cidrs: z.array(cidr).optional(),
}) satisfies z.ZodType<AllowedPeers>;

const formula = z
  .custom<(...parts: never[]) => string>((given) => typeof given === 'function', 'expected a function')
  .optional();
const naming = z.strictObject({
  tenant: formula,
  namespace: formula,
  release: formula,
  project: formula,
  guardrails: formula,
  decryptionKey: formula,
  terraform: formula,
  terraformNamespace: formula,
} satisfies Record<keyof Naming, unknown>);

/** What the compiler checks of a fleet, checked once more when it runs: not everybody runs the compiler. */
export const fleetSchema = z.strictObject({
  state,
  states: states.optional(),
  values: valuesRepositories.optional(),
  repositories: byName(repository),
  environments: byName(environment),
  rings: byName(ring),
  tiers: byName(tier),
  groups: byName(z.strictObject({ title: text.optional() })).optional(),
  components: byName(component),
  clusters: byName(cluster),
  admission: admission.optional(),
  argocd: argocdFleetSettings.optional(),
  landscape: landscape.optional(),
  terraform: terraform.optional(),
  applicationSets: byName(applicationSet).optional(),
  peers: allowedPeers.optional(),
  namespacePer: z.enum(['tenant', 'release']).optional(),
  naming: naming.optional(),
}) satisfies z.ZodType<Omit<FleetSpec, 'naming'>>;
