import { z } from 'zod';
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
import { values } from './values';

const text = z.string().min(1);
const cidr = z.union([z.cidrv4(), z.cidrv6()]);
const port = z.int().min(1).max(65535);

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
  z.strictObject({ helm: z.url(), secretRef }),
  z.strictObject({ oci: z.templateLiteral(['oci://', z.string()]), secretRef }),
]) satisfies z.ZodType<RepositorySpec>;

const environment = z.strictObject({
  title: text.optional(),
  branch: text,
  automatedSync: z.boolean(),
  onDelete: z.enum(['cascade', 'orphan']),
  access: z.enum(['view', 'deploy']),
}) satisfies z.ZodType<EnvironmentSpec>;

const ring = z.strictObject({
  title: text.optional(),
  environment: text,
  soakDays: z.int().min(0).optional(),
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
  versions: z.record(z.string(), text),
  values: values.optional(),
  environments: z.record(z.string(), values).optional(),
  dependsOn: z.array(text).optional(),
  podSecurity: z.enum(['privileged', 'baseline', 'restricted']).optional(),
}) satisfies z.ZodType<ComponentSpec>;

const anyCluster = {
  title: text.optional(),
  environment: text,
  hosts: z.array(text).optional(),
  kubernetes: z.templateLiteral(['1.', z.int()]),
  apiServer: z.strictObject({ cidrs: z.array(cidr).min(1), port: port.optional() }),
  nodeLocalDns: z.union([z.ipv4(), z.ipv6()]).optional(),
  ingressNamespace: text,
  monitoringNamespace: text,
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

/** What the compiler checks of a fleet, checked once more when it runs: not everybody runs the compiler. */
export const fleetSchema = z.strictObject({
  state,
  repositories: z.record(z.string(), repository),
  environments: z.record(z.string(), environment),
  rings: z.record(z.string(), ring),
  tiers: z.record(z.string(), tier),
  components: z.record(z.string(), component),
  clusters: z.record(z.string(), cluster),
  namespacePer: z.enum(['tenant', 'release']).optional(),
  naming: z
    .record(
      z.string(),
      z.custom<(...parts: never[]) => string>((given) => typeof given === 'function'),
    )
    .optional(),
}) satisfies z.ZodType<Omit<FleetSpec, 'naming'>>;
