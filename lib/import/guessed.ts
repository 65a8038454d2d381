import type { FleetSpec } from '../authored/fleet';
import type { TierSpec } from '../authored/tier';
import type { ImportedComponent } from './component';
import type { ReleaseFound } from './releases';
import type { Told } from './told';

/** Nothing of a tenant is stopped: what the amounts would be, people say. */
export const TIER = {
  quota: {
    requests: { cpu: '16', memory: '32Gi' },
    limits: { cpu: '32', memory: '64Gi' },
    pods: 100,
    storage: '500Gi',
  },
  container: {
    request: { cpu: '50m', memory: '64Mi' },
    limit: { cpu: '1', memory: '1Gi' },
    max: { cpu: '8', memory: '16Gi' },
  },
  guardrails: {
    networkPolicies: 'warn',
    quota: 'warn',
    limits: 'warn',
    podSecurity: 'warn',
    admission: 'warn',
  },
} as const satisfies TierSpec;

/** What every cluster says that nobody can read from what it delivers. */
export function guessedCluster(own: readonly ImportedComponent[]) {
  const ingress = own.find((each) => /ingress|traefik|gateway/.test(each.name));
  const monitoring = own.find((each) => /prometheus|monitoring|observability/.test(each.name));
  return {
    kubernetes: '1.31',
    apiServer: { cidrs: ['10.0.0.1/32'] },
    ingressNamespace: ingress?.spec.namespace ?? 'ingress-nginx',
    monitoringNamespace: monitoring?.spec.namespace ?? 'monitoring',
  } as const;
}

/** Whether a chart follows a range of versions. */
export function hasRanges(components: readonly ImportedComponent[]): boolean {
  return components.some(
    ({ spec }) => 'chart' in spec && JSON.stringify(spec['versions']).includes('"semver"'),
  );
}

/** What of clusters is a guess. */
export function* unknownOf(clusters: readonly string[]): Iterable<Told> {
  const of = (key: string) => clusters.map((name) => `clusters.${name}.${key}`).join(', ');
  yield { what: 'say', of: of('kubernetes'), why: 'the version is a guess' };
  yield {
    what: 'say',
    of: of('apiServer'),
    why: 'the address is none: kubectl get endpointslices -n default kubernetes',
  };
  yield { what: 'say', of: of('ingressNamespace'), why: 'it is a guess, as monitoringNamespace is' };
}

/**
 * Environments and rings: that of the components, and those of releases. Which of them comes after which, nobody has said.
 *
 * @param branches of releases that follow one, by environment
 */
export function stagesOf(
  own: string,
  releases: readonly ReleaseFound[],
  branches: ReadonlyMap<string, string> = new Map(),
): Pick<FleetSpec, 'environments' | 'rings'> {
  const stages = new Map([[own, true]]);
  for (const { environment, isAutomated } of releases) stages.set(environment, isAutomated);
  return {
    environments: Object.fromEntries(
      [...stages].map(([name, automatedSync]) => [
        name,
        { branch: branches.get(name) ?? 'main', automatedSync, onDelete: 'orphan', access: 'view' },
      ]),
    ),
    rings: Object.fromEntries([...stages.keys()].map((name) => [name, { environment: name, after: [] }])),
  };
}

/** The environments of releases on a cluster. */
export function hostsOf(cluster: string, releases: readonly ReleaseFound[]): string[] {
  const there = releases.filter((each) => each.cluster === cluster);
  return [...new Set(there.map(({ environment }) => environment))].sort();
}

/** What delivers the guard rails of tenants, where something that is imported has the name that they would have. */
const NAMING = { guardrails: (tenant: string) => `ringfleet-${tenant}` };

export function namingFor(
  components: readonly ImportedComponent[],
  releases: readonly ReleaseFound[],
): Pick<FleetSpec, 'naming'> {
  const names = releases.map(({ customer, environment }) => `${customer}-${environment}`);
  const isTaken = components.some(({ adopt, name }) =>
    names.some((each) => [each, `${each}-guardrails`, `${each}-releases`].includes(adopt.name ?? name)),
  );
  return isTaken ? { naming: NAMING } : {};
}

/** What of customers and products is a guess. */
export const GUESSED: readonly Told[] = [
  { what: 'say', of: 'tiers.imported', why: 'the amounts are a guess, and its guard rails warn alone' },
  { what: 'say', of: 'rings', why: 'after which ring each of them comes' },
  { what: 'say', of: 'customers', why: 'title, region, contact and group of each' },
  { what: 'say', of: 'products', why: 'the schema of their values, footprint, ports and peers' },
];
