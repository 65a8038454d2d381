import { load } from 'js-yaml';
import type { ApplicationSettings } from '../../lib/engines/argocd/authored/application';
import type { ArgocdFleetSettings } from '../../lib/engines/argocd/authored/settings';
import type { ComponentSpec } from '../../lib/authored/component';
import type { FleetSpec } from '../../lib/authored/fleet';
import type { ProductSpec } from '../../lib/authored/product';
import type { Specs } from '../../lib/authored/specs';
import type { Of } from './manifests';
import { filesOf, type Files } from './sample';
import { anyCluster, customer, fleet, product, specs } from './specs';

/** What a test says of the cluster `one`, its environment `prod`, the component `x` on it and the product `web`. */
export interface Given {
  readonly cluster?: ApplicationSettings;
  readonly environment?: ApplicationSettings;
  readonly onDelete?: 'cascade' | 'orphan';
  readonly component?: ComponentSpec;
  readonly product?: Partial<ProductSpec>;
  readonly fleet?: ArgocdFleetSettings;
  readonly repositories?: FleetSpec['repositories'];
}

export const chart = {
  namespace: 'apps',
  chart: { repository: 'charts', name: 'x' },
  versions: { prod: '1.2.3' },
} as const satisfies ComponentSpec;

/** One cluster of Argo CD with one component, and one customer with one release there. */
export function given(settings: Given): Specs {
  const { environments, repositories } = fleet();
  const prod = {
    ...environments['prod']!,
    ...(settings.onDelete && { onDelete: settings.onDelete }),
    ...(settings.environment && { argocd: settings.environment }),
  };
  const one = { ...anyCluster, engine: 'argocd', environment: 'prod', impersonation: false } as const;
  return specs({
    fleet: fleet({
      environments: { ...environments, prod },
      clusters: { one: { ...one, ...(settings.cluster && { argocd: settings.cluster }) } },
      components: { x: settings.component ?? chart },
      repositories: { ...repositories, ...settings.repositories },
      ...(settings.fleet && { argocd: settings.fleet }),
    }),
    products: [product('web', settings.product)],
    customers: [customer('acme', { tenants: { prod: { cluster: 'one', ring: 'late' } } })],
  });
}

export function applicationsWith(settings: Given) {
  const files = filesOf(given(settings));
  return {
    files,
    component: manifest(files, 'clusters/one/delivery/infrastructure/x.yaml'),
    release: manifest(files, 'clusters/one/tenants/acme-prod/releases/web.yaml'),
  };
}

function manifest(files: Files, path: string): Of<'Application'> {
  return load(files[path]!) as Of<'Application'>;
}
