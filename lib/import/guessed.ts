import type { TierSpec } from '../authored/tier';
import type { ImportedComponent } from './component';
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
