import type { CustomerSpec } from '../lib/authored/customer';

/** What tells one customer of the workload from another. */
export interface Facts {
  readonly name: string;
  readonly title: string;
  readonly region: string;
  readonly memory: string;
  /** Samples of traces, in prod one of each; as text, because environment variables are. */
  readonly sampling: string;
  readonly replicas: number;
  readonly exports: boolean;
  readonly ring: 'early' | 'late';
}

const regions = ['westeurope', 'northeurope', 'eastus'] as const;

/** The same for the same index, so that all programs do the same work. */
export function factsOf(index: number): Facts {
  return {
    name: `customer-${String(index).padStart(5, '0')}`,
    title: `Customer ${index}`,
    region: regions[index % regions.length]!,
    memory: `${128 + 64 * (index % 4)}Mi`,
    sampling: String(index % 10),
    replicas: 2 + (index % 3),
    exports: index % 2 === 0,
    ring: index % 5 === 0 ? 'early' : 'late',
  };
}

/** A customer with 3 products in 2 environments. */
export function customerOf({ name, title, region, memory, sampling, replicas, exports, ring }: Facts) {
  const values = (product: string) => ({
    memory,
    ingress: { host: `${product}.${name}.example.com` },
    env: { CUSTOMER: name, REGION: region },
  });
  const staging = { cpu: '100m', env: { SAMPLING: sampling } };
  const prod = { replicaCount: replicas, env: { SAMPLING: '1' }, features: { export: exports } };
  return {
    name,
    title,
    tier: 'standard',
    region,
    contact: `ops@${name}.example.com`,
    group: `${name}-operators`,
    products: { web: values('web'), api: values('api'), worker: values('worker') },
    tenants: {
      staging: {
        cluster: 'argocd-staging',
        ring: 'canary',
        values: { web: staging, api: staging, worker: staging },
      },
      prod: { cluster: 'flux-prod', ring, values: { web: prod, api: prod, worker: prod } },
    },
  } satisfies CustomerSpec;
}
