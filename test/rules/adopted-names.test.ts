import type { ComponentAdoption, ReleaseAdoption } from '../../lib/authored/adoption';
import type { EngineName } from '../../lib/authored/cluster';
import { plan } from '../../lib/planner/plan';
import { adopting } from '../support/adopted';
import { operated } from '../support/operated';
import { customer, planned, product, untyped } from '../support/specs';

const said = (given: ReturnType<typeof adopting>) =>
  plan(given)
    .issues.filter(({ severity }) => severity === 'error')
    .map(({ at, problem, fix }) => `${at.path}: ${problem}; ${fix}`);
const release = (engine: EngineName, stated: ReleaseAdoption) => said(adopting(engine, { release: stated }));
const component = (engine: EngineName, stated: ComponentAdoption) =>
  said(adopting(engine, { component: stated }));

const RELEASE = 'tenants.prod.adopt.web';

it('names of what is taken over may be those that the engine has', () => {
  const names = { name: 'acme.web', namespace: 'acme', releaseName: 'web' };
  expect(release('argocd', { ...names, project: 'web-team', finalizers: [] })).toEqual([]);
  for (const engine of ['flux', 'arc'] as const)
    expect(release(engine, { ...names, storageNamespace: 'acme' })).toEqual([]);
});

describe('what the engine of the cluster does not have is refused', () => {
  it.each(['flux', 'arc'] as const)('on %s: project and finalizers', (engine) => {
    const fix = `is nothing that ${engine} has, which runs cluster '${engine}-prod'; leave it out`;
    expect(release(engine, { project: 'web-team', finalizers: [] })).toEqual([
      `${RELEASE}.finalizers: ${fix}`,
      `${RELEASE}.project: ${fix}`,
    ]);
    expect(component(engine, { project: 'infra', finalizers: [] })).toEqual([
      `clusters.${engine}-prod.adopt.ingress.finalizers: ${fix}`,
      `clusters.${engine}-prod.adopt.ingress.project: ${fix}`,
    ]);
  });

  it('on Argo CD: a namespace of its own for the record of Helm, which Argo CD does not keep', () => {
    const fix = "is nothing that argocd has, which runs cluster 'argo-prod'; leave it out";
    expect(release('argocd', { storageNamespace: 'acme-prod' })).toEqual([
      `${RELEASE}.storageNamespace: ${fix}`,
    ]);
    expect(component('argocd', { storageNamespace: 'ingress' })).toEqual([
      `clusters.argo-prod.adopt.ingress.storageNamespace: ${fix}`,
    ]);
  });
});

it("the record of a tenant's release is in a namespace of the tenant, where its account may write", () => {
  expect(release('flux', { storageNamespace: 'flux-system' })).toEqual([
    `${RELEASE}.storageNamespace: 'flux-system' is no namespace of tenant 'acme-prod', whose account writes Helm's record of the release; copy the record to one of them first (docs/adopt.md, "Helm's record"), and use one of: acme-prod`,
  ]);
});

it('a name of an Application that is too long for Helm wants another one for Helm', () => {
  const name = 'a'.repeat(60);
  const fix = `'${name}' has 60 characters, and is what Helm would call the release: 53 at most; state as releaseName what Helm calls it: helm list --all-namespaces`;
  expect(release('argocd', { name })).toEqual([`${RELEASE}.name: ${fix}`]);
  expect(component('argocd', { name })).toEqual([`clusters.argo-prod.adopt.ingress.name: ${fix}`]);
  expect(release('argocd', { name, releaseName: 'web' })).toEqual([]);
  expect(component('argocd', { name, releaseName: 'web' })).toEqual([]);
});

it.each([
  [{ name: 'Acme_web' }, 'name'],
  [{ name: 'a'.repeat(64) }, 'name'],
  [{ releaseName: 'a'.repeat(54) }, 'releaseName'],
  [{ namespace: 'acme.web' }, 'namespace'],
  [{ project: '-web' }, 'project'],
  [{ finalizers: ['example.com/mine'] }, 'finalizers.0'],
  [{ release: 'web' }, 'release'],
])('a name that no such object can have is refused: %j', (stated, key) => {
  const found = release('argocd', untyped(stated));
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(new RegExp(`^${RELEASE}\\.${key}: `));
});

it('what is no chart has nothing of Helm', () => {
  const { chart: _, ...spec } = product('web', { version: undefined }).spec;
  const written = { spec: { ...spec, manifests: () => [] }, file: 'products/web/product.ts' };
  const given = adopting('flux', { release: { storageNamespace: 'acme-prod' } });
  expect(said({ ...given, products: [untyped(written), product('api')] })).toEqual([
    `${RELEASE}.storageNamespace: Helm knows nothing of it: it is no chart; leave it out`,
  ]);
});

it('a product that the tenant does not run cannot be taken over', () => {
  const given = adopting('argocd', {});
  const acme = customer('acme', {
    products: { api: {}, web: {} },
    tenants: { prod: { cluster: 'argo-prod', ring: 'late', products: ['api'], adopt: { web: {} } } },
  });
  expect(said({ ...given, customers: [acme] })).toEqual([
    "tenants.prod.adopt.web: there is no release to take over: the tenant does not run 'web'; use one of: api",
  ]);
});

it('a product that the customer does not subscribe to, and a component that is not there, neither', () => {
  const given = adopting('argocd', {});
  const acme = customer('acme', {
    tenants: { prod: { cluster: 'argo-prod', ring: 'late', adopt: { api: {} } } },
  });
  expect(said({ ...given, customers: [acme] })).toEqual([
    "tenants.prod.adopt.api: the customer does not subscribe to 'api'; subscribe to 'api' under products, or correct the name: use one of: web",
  ]);
  const clusters = { 'argo-prod': { ...given.fleet.clusters['argo-prod']!, adopt: { ingres: {} } } };
  expect(said({ ...given, fleet: { ...given.fleet, clusters } })).toEqual([
    "clusters.argo-prod.adopt.ingres: unknown component 'ingres'; did you mean 'ingress'? Allowed: ingress",
  ]);
});

describe('what is taken over is one thing', () => {
  it.each(['argocd', 'flux', 'arc'] as const)('on %s no two charts are one Helm release', (engine) => {
    const found = said(
      adopting(engine, {
        release: { namespace: 'acme', releaseName: 'web' },
        component: { releaseName: 'acme-prod-api' },
      }),
    );
    expect(found).toEqual([]);
    const twice = adopting(engine, { release: { releaseName: 'acme-prod-api' } });
    const cluster = Object.keys(twice.fleet.clusters)[0]!;
    expect(said(twice)).toEqual([
      `${RELEASE}: Helm release 'acme-prod/acme-prod-api' on cluster ${cluster} is claimed by api of tenant acme-prod and web of tenant acme-prod; rename one of them`,
    ]);
  });

  it('no two have the name of one Application', () => {
    expect(release('argocd', { name: 'acme-prod-api', releaseName: 'web' })).toEqual([
      "tenants.prod: Application or Kustomization 'acme-prod-api' on cluster argo-prod is claimed by api of tenant acme-prod and web of tenant acme-prod; rename one of them",
    ]);
  });

  it('a namespace is of one tenant, or of the platform', () => {
    expect(release('argocd', { namespace: 'kube-system' })).toEqual([
      "tenants.prod: namespace 'kube-system' on cluster argo-prod is claimed by Kubernetes or the engine and tenant acme-prod; rename one of them",
    ]);
  });

  it('an AppProject is not that of the platform', () => {
    expect(release('argocd', { project: 'default' })).toEqual([
      "name: AppProject 'default' of the fleet is claimed by ringfleet itself and releases that customer acme takes over; rename one of them",
    ]);
  });

  it('the namespace of a component is not that of a tenant', () => {
    expect(component('flux', { namespace: 'acme-prod' })).toEqual([
      "tenants.prod: namespace 'acme-prod' on cluster flux-prod is claimed by component ingress and tenant acme-prod; rename one of them",
    ]);
    expect(component('flux', { namespace: 'kube-system' })).toEqual([]);
  });

  it("the AppProject of components is neither the one that is locked nor a customer's", () => {
    const of = (project: string) =>
      "clusters.argo-prod.adopt.ingress.project: AppProject '" + project + "' of the fleet is claimed by ";
    const rest = ' and components that are taken over; rename one of them';
    expect(component('argocd', { project: 'default' })).toEqual([`${of('default')}ringfleet itself${rest}`]);
    expect(component('argocd', { project: 'acme' })).toEqual([`${of('acme')}customer acme${rest}`]);
    expect(said(adopting('argocd', { release: { project: 'web' }, component: { project: 'web' } }))).toEqual([
      `${of('web')}releases that customer acme takes over${rest}`,
    ]);
    expect(component('argocd', { project: 'platform' })).toEqual([]);
  });
});

describe('a namespace of a component on one cluster', () => {
  const stated = (changes: object, namespace = 'ingress-system') => {
    const given = adopting('argocd', { component: { namespace } });
    const components = { ingress: { ...given.fleet.components['ingress']!, ...changes } };
    return said(untyped({ ...given, fleet: { ...given.fleet, components } }));
  };
  const manifests = (namespace?: string) => {
    const metadata = { name: 'a', ...(namespace !== undefined && { namespace }) };
    return { manifests: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata }] };
  };

  it('is not where its manifests say that they are, whatever the cluster', () => {
    expect(stated(manifests())).toEqual([]);
    expect(stated(manifests('ingress'))).toEqual([
      "clusters.argo-prod.adopt.ingress.namespace: ConfigMap 'a' of 'ingress' says that it is in 'ingress', which is so everywhere; leave metadata.namespace out of the manifests of 'ingress'",
    ]);
    expect(stated(manifests('ingress'), 'ingress')).toEqual([]);
  });

  it('is of a component that has one', () => {
    const { fleet, ...given } = operated();
    const adopt = { watching: { namespace: 'metrics' } };
    const clusters = { ...fleet.clusters, 'argo-dev': { ...fleet.clusters['argo-dev']!, adopt } };
    expect(said({ ...given, fleet: { ...fleet, clusters } })).toEqual([
      "clusters.argo-dev.adopt.watching.namespace: 'watching' has no namespace of its own: it is in 'monitoring'; leave it out",
    ]);
  });

  it('is where the monitoring is that NetworkPolicies let in, and what is for it is there', () => {
    const { fleet, ...given } = operated();
    const moved = (monitoringNamespace: string) => {
      const one = { ...fleet.clusters['argo-dev']!, monitoringNamespace };
      const clusters = {
        ...fleet.clusters,
        'argo-dev': { ...one, adopt: { prometheus: { namespace: 'metrics' } } },
      };
      return plan({ ...given, fleet: { ...fleet, clusters } });
    };
    expect(moved('monitoring').issues.map(({ at, problem }) => `${at.path}: ${problem}`)).toEqual([
      "clusters.argo-dev.monitoringNamespace: is 'monitoring', and 'prometheus', which 'watching' is for, is in 'metrics': no NetworkPolicy would let it reach the metrics of products",
    ]);
    const found = planned(moved('metrics')).clusters.find(({ name }) => name === 'argo-dev')!;
    expect(found.components.find(({ name }) => name === 'watching')!.namespace).toBe('metrics');
  });
});
