import { z } from 'zod';
import type { Naming } from '../names';
import { cpu, memory } from '../quantity';
import type {
  ArcClusterSpec,
  ArgocdClusterSpec,
  Compute,
  ComponentSpec,
  EnvironmentSpec,
  FleetSpec,
  FluxClusterSpec,
  RepositorySpec,
  RingSpec,
  StateRepository,
  TierSpec,
} from '../spec';
import { byName, text } from './names';
import { address, cidr, port } from './network';
import { values } from './values';

const state = z.strictObject({
  url: text,
  branch: text,
  prefix: z
    .string()
    .regex(/^[^/].*[^/]$|^[^/]?$/, "expected a folder without a slash at either end, such as 'fleet/dist'")
    .optional(),
  secretRef: text.optional(),
}) satisfies z.ZodType<StateRepository>;

const secretRef = text.optional();
const repository = z.union([
  z.strictObject({ git: text, secretRef }),
  z.strictObject({ helm: z.url("expected a URL such as 'https://charts.example.com'"), secretRef }),
  z.strictObject({
    oci: z.templateLiteral(
      ['oci://', z.string()],
      "expected a URL such as 'oci://registry.example.com/charts'",
    ),
    secretRef,
  }),
]) satisfies z.ZodType<RepositorySpec>;

const environment = z.strictObject({
  branch: text,
  automatedSync: z.boolean(),
  onDelete: z.enum(['cascade', 'orphan']),
  access: z.enum(['view', 'deploy']),
}) satisfies z.ZodType<EnvironmentSpec>;

const ring = z.strictObject({
  environment: text,
}) satisfies z.ZodType<RingSpec>;

const compute = z.strictObject({ cpu: cpu(), memory: memory() }) satisfies z.ZodType<Compute>;
const tier = z.strictObject({
  quota: z.strictObject({
    requests: compute,
    limits: compute,
    pods: z.int().positive(),
    storage: memory().optional(),
  }),
  container: z.strictObject({ request: compute, limit: compute, max: compute }),
}) satisfies z.ZodType<TierSpec>;

const component = z.strictObject({
  namespace: text,
  chart: z.strictObject({ repository: text, name: text }),
  versions: byName(text),
  values: values.optional(),
  environments: byName(values).optional(),
  dependsOn: z.array(text).optional(),
  podSecurity: z.enum(['privileged', 'baseline', 'restricted']).optional(),
}) satisfies z.ZodType<ComponentSpec>;

const anyCluster = {
  environment: text,
  hosts: z.array(text).optional(),
  kubernetes: z.templateLiteral(['1.', z.int()], "expected major.minor, such as '1.31'"),
  apiServer: z.strictObject({ cidrs: z.array(cidr).min(1), port: port.optional() }),
  nodeLocalDns: address.optional(),
  ingressNamespace: text,
  monitoringNamespace: text,
  componentValues: byName(values).optional(),
  components: z.array(text).optional(),
};
const cluster = z.discriminatedUnion('engine', [
  z.strictObject({
    ...anyCluster,
    engine: z.literal('argocd'),
    impersonation: z.boolean().optional(),
  }) satisfies z.ZodType<ArgocdClusterSpec<string, string>>,
  z.strictObject({ ...anyCluster, engine: z.literal('flux') }) satisfies z.ZodType<
    FluxClusterSpec<string, string>
  >,
  z.strictObject({
    ...anyCluster,
    engine: z.literal('arc'),
    configurations: z.strictObject({ infra: text, apps: text }).optional(),
  }) satisfies z.ZodType<ArcClusterSpec<string, string>>,
]);

const formula = z
  .custom<(...parts: never[]) => string>((given) => typeof given === 'function', 'expected a function')
  .optional();
const naming = z.strictObject({
  tenant: formula,
  namespace: formula,
  release: formula,
  project: formula,
  guardrails: formula,
} satisfies Record<keyof Naming, unknown>);

/** What the compiler checks of a fleet, checked once more when it runs: not everybody runs the compiler. */
export const fleetSchema = z.strictObject({
  state,
  repositories: byName(repository),
  environments: byName(environment),
  rings: byName(ring),
  tiers: byName(tier),
  components: byName(component),
  clusters: byName(cluster),
  namespacePer: z.enum(['tenant', 'release']).optional(),
  naming: naming.optional(),
}) satisfies z.ZodType<Omit<FleetSpec, 'naming'>>;
