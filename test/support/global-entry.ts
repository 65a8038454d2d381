import type { ClusterSpec } from '../../lib/authored/cluster';
import type { GlobalEntrySpec } from '../../lib/authored/environment/global-entry';
import type { FleetSpec } from '../../lib/authored/fleet';
import type { ProductSpec } from '../../lib/authored/product';
import type { Specs } from '../../lib/authored/specs';
import type { Values } from '../../lib/authored/values';
import { customer, fleet, product, specs } from './specs';

export const HOST = 'acme.global.example.com';

/** A cluster in the region, with k8gb whose geo tag that is. */
export function regional(spec: ClusterSpec | undefined, region: string): ClusterSpec {
  const componentValues = { k8gb: { k8gb: { clusterGeoTag: region } } };
  return { ...spec!, region, componentValues };
}

/** What may be other than in a fleet whose production has one entry for its three regions, a cluster of each engine. */
export interface Changes {
  readonly entry?: Partial<GlobalEntrySpec>;
  readonly clusters?: Readonly<Record<string, object>>;
  readonly product?: Partial<ProductSpec>;
  readonly tenants?: object;
  readonly values?: Values;
  readonly fleet?: Partial<FleetSpec>;
}

export function withGlobalEntry(changes: Changes = {}): Specs {
  const { environments, clusters, components } = fleet();
  const all: Record<string, ClusterSpec> = {
    'argo-dev': clusters['argo-dev']!,
    'argo-prod': regional(clusters['argo-prod'], 'west'),
    'flux-prod': regional(clusters['flux-prod'], 'north'),
    'arc-prod': regional(clusters['arc-prod'], 'south'),
  };
  for (const [name, spec] of Object.entries(changes.clusters ?? {}))
    all[name] = { ...all[name], ...spec } as ClusterSpec;
  const versions = { dev: '0.19.0', prod: '0.19.0' };
  const globalEntry = { k8gb: 'k8gb', ...changes.entry };
  const web = product('web', {
    hosts: ({ host }: { readonly host?: string }) => (host === undefined ? [] : [host]),
    globalIngress: '{release}',
    ...changes.product,
  });
  return specs({
    fleet: fleet({
      environments: { ...environments, prod: { ...environments['prod']!, globalEntry } },
      components: {
        ...components,
        k8gb: { namespace: 'k8gb', chart: { repository: 'charts', name: 'k8gb' }, versions },
      },
      clusters: all,
      ...changes.fleet,
    }),
    products: [web],
    customers: [
      customer('acme', {
        region: 'west',
        products: { web: changes.values ?? { host: HOST } },
        tenants: { prod: { regions: ['west', 'north', 'south'], ring: 'late' }, ...changes.tenants },
      }),
    ],
  });
}
