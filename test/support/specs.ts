import { z } from 'zod';
import { cpu, memory } from '../../lib/authored/quantity';
import type { ClusterSpec } from '../../lib/authored/cluster';
import type { CustomerInput, ProductInput, RingEntry, RingsFile, Specs } from '../../lib/authored/specs';
import type { CustomerSpec } from '../../lib/authored/customer';
import type { FleetSpec } from '../../lib/authored/fleet';
import type { Issue } from '../../lib/issues/issue';
import { type Outcome, plan } from '../../lib/planner/plan';
import { type Plan, tenantsOf } from '../../lib/plan/fleet';
import type { ProductSpec } from '../../lib/authored/product';
import type { ReleasePlan, TenantPlan } from '../../lib/plan/tenant';
import type { TierSpec } from '../../lib/authored/tier';

/** What every cluster of the small fleet has in common. */
export const anyCluster = {
  kubernetes: '1.31',
  apiServer: { cidrs: ['10.0.0.1/32'] },
  ingressNamespace: 'ingress',
  monitoringNamespace: 'monitoring',
} as const satisfies Partial<ClusterSpec>;

export const tier: TierSpec = {
  quota: { requests: { cpu: '8', memory: '16Gi' }, limits: { cpu: '16', memory: '32Gi' }, pods: 50 },
  container: {
    request: { cpu: '50m', memory: '64Mi' },
    limit: { cpu: '200m', memory: '256Mi' },
    max: { cpu: '4', memory: '8Gi' },
  },
};

/** Two environments, three rings, a cluster of each engine, one component. */
export function fleet(changes: Partial<FleetSpec> = {}): FleetSpec {
  return {
    state: { url: 'https://git.example.com/state.git', branch: 'main' },
    repositories: {
      code: { git: 'https://git.example.com/code.git' },
      registry: { oci: 'oci://registry.example.com/charts' },
      charts: { helm: 'https://charts.example.com' },
    },
    environments: {
      dev: { branch: 'develop', automatedSync: true, onDelete: 'cascade', access: 'deploy' },
      prod: { branch: 'main', automatedSync: false, onDelete: 'orphan', access: 'view' },
    },
    rings: {
      internal: { environment: 'dev' },
      early: { environment: 'prod' },
      late: { environment: 'prod' },
    },
    tiers: { standard: tier },
    components: {
      ingress: {
        namespace: 'ingress',
        chart: { repository: 'charts', name: 'ingress-nginx' },
        versions: { dev: '4.11.2', prod: '4.10.4' },
      },
    },
    clusters: {
      'argo-dev': { ...anyCluster, engine: 'argocd', environment: 'dev', impersonation: false },
      'argo-prod': { ...anyCluster, engine: 'argocd', environment: 'prod', impersonation: false },
      'flux-prod': { ...anyCluster, engine: 'flux', environment: 'prod' },
      'arc-prod': { ...anyCluster, engine: 'arc', environment: 'prod' },
    },
    ...changes,
  };
}

/** A rings.yaml whose positions are property paths: `products/web/rings.yaml early.version`. */
export function ringsFile(
  file: string,
  entries: Readonly<Record<string, RingEntry>>,
  setters: Readonly<Record<string, string>> = {},
): RingsFile {
  return {
    file,
    entries,
    locate: (ring, key) => ({ file, path: key ? `${ring}.${key}` : ring }),
    setter: (ring) => setters[ring],
  };
}

/** A chart in git whose versions are tags. All rings run 1.0.0 unless the entries say otherwise. */
export function product(
  name: string,
  changes: Partial<ProductSpec> = {},
  entries?: Readonly<Record<string, RingEntry>>,
): ProductInput {
  const spec: ProductSpec = {
    name,
    chart: { repository: 'code', path: `charts/${name}` },
    version: { gitRef: (version) => `${name}-${version}` },
    schema: z.strictObject({
      replicaCount: z.int().min(1),
      cpu: cpu(),
      memory: memory(),
      image: z.strictObject({ tag: z.string() }).optional(),
      host: z.hostname().optional(),
    }),
    values: { replicaCount: 1, cpu: '50m', memory: '64Mi' },
    peers: { from: [], to: [] },
    footprint: ({ replicaCount, cpu, memory }: never) => ({ replicas: replicaCount, cpu, memory }),
    ...changes,
  };
  const everywhere = { internal: '1.0.0', early: '1.0.0', late: '1.0.0' };
  const standard = Object.fromEntries(
    Object.entries(everywhere).map(([ring, version]) => [ring, { version }]),
  );
  const rings =
    spec.version === undefined ? undefined : ringsFile(`products/${name}/rings.yaml`, entries ?? standard);
  return { spec, file: `products/${name}/product.ts`, ...(rings && { rings }) };
}

/** Subscribed to `web`; one tenant, in prod. */
export function customer(name: string, changes: Partial<CustomerSpec> = {}): CustomerInput {
  const spec: CustomerSpec = {
    name,
    title: 'A customer',
    tier: 'standard',
    region: 'westeurope',
    contact: 'ops@customer.example',
    group: `${name}-operators`,
    products: { web: {} },
    tenants: { prod: { cluster: 'argo-prod', ring: 'late' } },
    ...changes,
  };
  return { spec, file: `customers/${name}/customer.ts` };
}

/** One product, `web`, and one customer, `acme`, unless others are given. */
export function specs(changes: Partial<Specs> = {}): Specs {
  return {
    fleet: fleet(),
    fleetFile: 'fleet/fleet.ts',
    products: [product('web')],
    customers: [customer('acme')],
    ...changes,
  };
}

/** Everything that is said of the small specs with these changes. */
export function issuesOf(changes: Partial<Specs>): readonly Issue[] {
  return plan(specs(changes)).issues;
}

/** The plan, or an error that lists the issues which a test did not expect. */
export function planned(outcome: Outcome): Plan {
  if (!outcome.plan) throw new Error(`no plan:\n${outcome.issues.map(line).join('\n')}`);
  return outcome.plan;
}

export function tenant(plan: Plan, name: string): TenantPlan {
  const found = tenantsOf(plan).find((each) => each.name === name);
  if (!found)
    throw new Error(
      `no tenant '${name}' among ${tenantsOf(plan)
        .map((each) => each.name)
        .join(', ')}`,
    );
  return found;
}

export function release(plan: Plan, tenantName: string, productName: string): ReleasePlan {
  const { releases } = tenant(plan, tenantName);
  const found = releases.find(({ product: { name } }) => name === productName);
  if (!found) throw new Error(`no release of '${productName}' in '${tenantName}'`);
  return found;
}

function line({ at, problem }: Issue): string {
  return `${at.file} ${at.path ?? ''}: ${problem}`;
}

/** Input that the compiler refuses, to see the program refuse it too. */
export function untyped(value: unknown): never {
  return value as never;
}
