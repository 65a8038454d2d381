import type { EngineName } from '../../lib/authored/cluster';
import type { ComponentAdoption, ReleaseAdoption } from '../../lib/authored/adoption';
import type { Specs } from '../../lib/authored/specs';
import { customer, fleet, product, specs } from './specs';

interface Adopting {
  readonly release?: ReleaseAdoption;
  readonly component?: ComponentAdoption;
}

/** Products `api` and `web` of one customer on a cluster of the engine, where `web` and a component are taken over. */
export function adopting(engine: EngineName, { release, component }: Adopting, changes: Partial<Specs> = {}) {
  const { clusters, ...rest } = fleet();
  const cluster = `${engine === 'argocd' ? 'argo' : engine}-prod`;
  return specs({
    fleet: {
      ...rest,
      clusters: {
        [cluster]: { ...clusters[cluster]!, ...(component && { adopt: { ingress: component } }) },
      },
    },
    products: [product('web'), product('api')],
    customers: [
      customer('acme', {
        products: { api: {}, web: {} },
        tenants: { prod: { cluster, ring: 'late', ...(release && { adopt: { web: release } }) } },
      }),
    ],
    ...changes,
  });
}
