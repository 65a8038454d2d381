import type { ComponentAdoption, ReleaseAdoption } from '../../../lib/authored/adoption';
import type { EngineName } from '../../../lib/authored/cluster';
import type { ComponentSpec } from '../../../lib/authored/component';
import type { Specs } from '../../../lib/authored/specs';
import { plan } from '../../../lib/planner/plan';
import { adopting } from '../../support/adopted';
import { productOf } from '../../support/product-kinds';
import { product } from '../../support/specs';

const RELEASE = 'tenants.prod.adopt.web.path';
const COMPONENT = (engine: string) => `clusters.${engine}-prod.adopt.ingress.path`;

const said = (given: Specs) =>
  plan(given)
    .issues.filter(({ severity }) => severity === 'error')
    .map(({ at, problem, fix }) => `${at.path}: ${problem}; ${fix}`);
const release = (path: string, engine: EngineName = 'flux', changes: Partial<Specs> = {}) =>
  said(adopting(engine, { release: { path } }, changes));
const both = (of: ReleaseAdoption, component: ComponentAdoption) =>
  said(adopting('flux', { release: of, component }));

it.each(['apps', 'apps/acme/web', 'clusters/flux-prod/apps/web', 'customers/acme/prod/web', 'Apps/v1.2_x'])(
  'a release may lie at %s',
  (path) => expect(release(path)).toEqual([]),
);

it.each([
  '',
  '/apps',
  'apps/',
  'apps//web',
  '../apps',
  'apps/./web',
  'apps/.hidden',
  'apps/a b',
  'apps/{a}',
  'a.',
  7,
])('%j is no path', (path) => {
  const found = release(path as string);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(new RegExp(`^${RELEASE}: .*(folder of the state repository|expected string)`));
});

it.each([
  'products/web',
  'customers',
  'customers/acme',
  'customers/acme/web',
  'customers/acme/api/prod',
  'customers/acme/terraform',
  'customers/other/web',
  'clusters/flux-prod',
  'clusters/flux-prod/tenants/acme-prod/releases',
  'clusters/flux-prod/delivery/tenants/web',
  'clusters/flux-prod/adopted.json',
  'clusters/other/apps',
  'Clusters/flux-prod/tenants',
  'azure/web',
])('what ringfleet lays out itself is refused: %s', (path) => {
  expect(release(path)).toEqual([
    `${RELEASE}: '${path}' is, holds or is in a folder that ringfleet lays out itself; state another one, such as 'apps/acme'`,
  ]);
});

it.each([
  ['apps/web', 'apps/web'],
  ['apps', 'apps/nginx'],
  ['apps/nginx/web', 'apps/nginx'],
  ['Apps/Web', 'apps/web'],
])('two may not have %s and %s', (path, other) => {
  const fix = 'give each a folder of its own, and none within another';
  const on = 'which is of component ingress of cluster flux-prod';
  const of = 'which is of web of tenant acme-prod';
  expect(both({ path }, { path: other }).sort()).toEqual([
    `${COMPONENT('flux')}: '${other}' is, holds or is in folder '${path}', ${of}; ${fix}`,
    `${RELEASE}: '${path}' is, holds or is in folder '${other}', ${on}; ${fix}`,
  ]);
});

it('the folder of a component that states none is taken, and one that no component has is not', () => {
  expect(release('clusters/flux-prod/infrastructure/ingress/web')).toEqual([
    `${RELEASE}: 'clusters/flux-prod/infrastructure/ingress/web' is, holds or is in folder 'clusters/flux-prod/infrastructure/ingress', which is of component ingress of cluster flux-prod; give each a folder of its own, and none within another`,
  ]);
  expect(release('clusters/flux-prod/infrastructure/other')).toEqual([]);
});

it('a folder of the state repository that something else pulls is taken', () => {
  const kustomize = { repository: 'code', path: 'apps' };
  const given = adopting('flux', { release: { path: 'apps/acme' } });
  const repositories = { ...given.fleet.repositories, code: { git: given.fleet.state.url } };
  const products = [
    productOf('web', { manifests: () => [] }),
    productOf('api', { kustomize }, { version: { gitRef: (v) => v } }),
  ];
  expect(said({ ...given, products, fleet: { ...given.fleet, repositories } })).toContain(
    `${RELEASE}: 'apps/acme' is, holds or is in folder 'apps', which is of api of tenant acme-prod; give each a folder of its own, and none within another`,
  );
});

it('a path that begins with the prefix of the state repository is told', () => {
  const given = adopting('flux', { release: { path: 'fleet/apps' } });
  const fleet = { ...given.fleet, state: { ...given.fleet.state, prefix: 'fleet' } };
  expect(said({ ...given, fleet })).toEqual([
    `${RELEASE}: 'fleet/apps' begins with 'fleet', which is put before every path of that state repository; leave 'fleet/' out`,
  ]);
});

it('a name that Windows keeps is refused', () => {
  expect(release('apps/aux/web')).toEqual([
    `${RELEASE}: 'aux' is a name that Windows keeps for a device; use another name`,
  ]);
});

describe('where nothing is written, no path is stated', () => {
  const fix = 'nothing of it is written to the state repository; leave it out';
  const kustomize = { repository: 'code', path: 'web' };
  const folder = productOf('web', { kustomize }, { version: { gitRef: (version) => version } });

  it('of a folder without manifests beside it', () => {
    expect(release('apps', 'flux', { products: [folder, product('api')] })).toEqual([`${RELEASE}: ${fix}`]);
    const beside = { ...folder, spec: { ...folder.spec, manifests: () => [] } };
    expect(release('apps', 'flux', { products: [beside, product('api')] })).toEqual([]);
  });

  it('on Argo CD of a chart that is a component', () => {
    const component = (engine: EngineName) => adopting(engine, { component: { path: 'platform/nginx' } });
    expect(said(component('argocd'))).toEqual([`${COMPONENT('argo')}: ${fix}`]);
    expect(said(component('flux'))).toEqual([]);
    const given = component('argocd');
    const manifests = [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }];
    const ingress = { ...given.fleet.components['ingress']!, manifests } as ComponentSpec;
    expect(said({ ...given, fleet: { ...given.fleet, components: { ingress } } })).toEqual([]);
  });
});
