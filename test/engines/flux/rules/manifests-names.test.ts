import type { FleetSpec } from '../../../../lib/authored/fleet';
import { anyCluster, customer, fleet, issuesOf, product } from '../../../support/specs';
import { productOf } from '../../../support/product-kinds';

const manifests = [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } }];
const versions = { prod: '1.0.0' };
const folder = { namespace: 'x', kustomize: { repository: 'code', path: 'x' }, versions };
const clusters = { one: { ...anyCluster, engine: 'flux', environment: 'prod' } } as const;
const judge = (components: FleetSpec['components']) =>
  issuesOf({ fleet: fleet({ clusters, components }), customers: [] }).map(({ at, problem }) => [
    at.path,
    problem,
  ]);

it('a component that is called as the Kustomization of manifests beside a folder is refused', () => {
  const other = { ...folder, kustomize: { repository: 'code', path: 'y' } };
  expect(judge({ shop: { ...folder, manifests }, 'shop-manifests': other })).toEqual([
    [
      'components.shop',
      "Kustomization 'shop-manifests' on cluster one is claimed by component shop-manifests and the manifests beside 'shop'",
    ],
  ]);
  expect(judge({ shop: folder, 'shop-manifests': other })).toStrictEqual([]);
});

it('beside a chart of a component nothing has such a name', () => {
  const chart = { namespace: 'x', chart: { repository: 'charts', name: 'x' }, versions, manifests };
  expect(judge({ shop: chart, 'shop-manifests': folder })).toStrictEqual([]);
});

it('a product that is called as those beside another one is refused, unless it is a chart', () => {
  const acme = customer('acme', {
    products: { web: {}, 'web-manifests': {} },
    tenants: { prod: { cluster: 'one', ring: 'late' } },
  });
  const beside = product('web', { manifests });
  const of = (other: ReturnType<typeof product>) =>
    issuesOf({
      fleet: fleet({ clusters, components: {} }),
      products: [beside, other],
      customers: [acme],
    }).map(({ at, problem }) => [at.file, at.path, problem]);
  expect(of(productOf('web-manifests', { kustomize: { repository: 'code', path: 'x' } }))).toEqual([
    [
      'products/web/product.ts',
      'manifests',
      "Kustomization 'acme-prod-web-manifests' on cluster one is claimed by product web-manifests and the manifests beside 'acme-prod-web'",
    ],
  ]);
  expect(of(product('web-manifests'))).toStrictEqual([]);
});
