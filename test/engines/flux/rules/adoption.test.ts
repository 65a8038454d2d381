import type { ComponentAdoption, ReleaseAdoption } from '../../../../lib/authored/adoption';
import type { EngineName } from '../../../../lib/authored/cluster';
import { plan } from '../../../../lib/planner/plan';
import { adopting } from '../../../support/adopted';
import { customer, untyped } from '../../../support/specs';

type Given = ReturnType<typeof adopting>;

function crossing(given: Given): Given {
  const clusters = {
    'flux-prod': { ...given.fleet.clusters['flux-prod']!, crossNamespaceReferences: true },
  };
  return untyped({ ...given, fleet: { ...given.fleet, clusters } });
}
const said = (given: Given) =>
  plan(given).issues.map(({ at, problem, fix }) => `${at.path}: ${problem}; ${fix}`);
const release = (stated: ReleaseAdoption) => said(crossing(adopting('flux', { release: stated })));
const component = (stated: ComponentAdoption) => said(crossing(adopting('flux', { component: stated })));

const SUSPEND = 'suspend the old HelmRelease (docs/adopt.md, "From Helm, by hand or by Flux")';
const RELEASE = 'tenants.prod.adopt.web';

it('a HelmRelease stays in the namespace that it installs into, or that of Flux', () => {
  expect(release({ namespace: 'acme', objectNamespace: 'acme' })).toEqual([]);
  expect(release({ objectNamespace: 'acme-prod' })).toEqual([]);
  expect(component({ objectNamespace: 'flux-system' })).toEqual([]);
  expect(component({ objectNamespace: 'ingress' })).toEqual([]);
});

it.each(['flux', 'arc'] as const)(
  'on %s it is with its source where nothing crosses namespaces',
  (engine) => {
    const given = { release: { objectNamespace: 'acme-prod' }, component: { objectNamespace: 'ingress' } };
    const [releases, platform] = engine === 'flux' ? ['fleet-releases', 'flux-system'] : ['apps', 'infra'];
    const problem = `on cluster '${engine}-prod', which has no crossNamespaceReferences, a HelmRelease is where its source is: in`;
    expect(said(adopting(engine, given))).toEqual([
      `${RELEASE}.objectNamespace: ${problem} '${releases}'; leave it out, and ${SUSPEND}`,
      `clusters.${engine}-prod.adopt.ingress.objectNamespace: ${problem} '${platform}'; leave it out, and ${SUSPEND}`,
    ]);
  },
);

it('on Argo CD there is none', () => {
  const engine: EngineName = 'argocd';
  expect(said(adopting(engine, { release: { objectNamespace: 'acme-prod' } }))).toEqual([
    `${RELEASE}.objectNamespace: is nothing that argocd has, which runs cluster 'argo-prod'; leave it out`,
  ]);
});

it('where no account may install the release, its HelmRelease cannot be', () => {
  expect(release({ namespace: 'acme', objectNamespace: 'flux-system' })).toEqual([
    `${RELEASE}.objectNamespace: 'flux-system' has no account that installs the release: it is installed in 'acme', and accounts that may do that are there and in 'fleet-releases'; make it 'acme'; or leave it out, and ${SUSPEND}`,
  ]);
});

it("Helm's record is where the account may write it", () => {
  expect(release({ namespace: 'acme', objectNamespace: 'acme', storageNamespace: 'acme-prod' })).toEqual([
    `${RELEASE}.storageNamespace: 'acme-prod' is not where the HelmRelease is: the account beside it writes Helm's record in 'acme' alone; copy the record there first (docs/adopt.md, "Helm's record"), and leave it out`,
  ]);
});

it('values that are read beside the other HelmReleases are not there', () => {
  const given = crossing(adopting('flux', { release: { objectNamespace: 'acme-prod' } }));
  const [web, api] = given.products;
  const flux = { helmRelease: { valuesFrom: [{ kind: 'Secret', name: 'more' }] } };
  const products = [{ ...web!, spec: { ...web!.spec, flux } }, api!] as unknown as Given['products'];
  expect(said({ ...given, products })).toEqual([
    `${RELEASE}.objectNamespace: 'web' has values of the Secret 'more' in 'fleet-releases', and a HelmRelease reads those beside it; leave it out, and ${SUSPEND}`,
  ]);
});

it('a namespace that nothing makes is none of a component', () => {
  expect(component({ objectNamespace: 'ingres' })).toEqual([
    "clusters.flux-prod.adopt.ingress.objectNamespace: 'ingres' is the namespace of no component, so that nothing makes it; did you mean 'ingress'? Allowed: flux-system, ingress",
  ]);
});

it('what is no chart has no HelmRelease', () => {
  const given = crossing(adopting('flux', { component: { objectNamespace: 'flux-system' } }));
  const manifests = [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }];
  const components = { ingress: { namespace: 'ingress', manifests } } as never;
  expect(said({ ...given, fleet: { ...given.fleet, components } })).toEqual([
    'clusters.flux-prod.adopt.ingress.objectNamespace: Helm knows nothing of it: it is no chart; leave it out',
  ]);
});

describe('names of HelmReleases', () => {
  const tenants = (name: string) => ({
    prod: {
      cluster: 'flux-prod',
      ring: 'late',
      adopt: { web: { name: 'web', namespace: name, objectNamespace: name } },
    },
  });

  it('may be alike in two namespaces', () => {
    const given = crossing(adopting('flux', {}));
    const customers = ['acme', 'bolt'].map((name) => customer(name, { tenants: tenants(name) }));
    expect(said({ ...given, customers })).toEqual([]);
  });

  it('of two components are not alike in one', () => {
    const given = crossing(adopting('flux', {}));
    const { ingress } = given.fleet.components;
    const one = { ...given.fleet.clusters['flux-prod']! };
    const adopt = {
      egress: { name: 'nginx', releaseName: 'a' },
      ingress: { name: 'nginx', releaseName: 'b' },
    };
    const fleet = {
      ...given.fleet,
      components: { ingress: ingress!, egress: ingress! },
      clusters: { 'flux-prod': { ...one, adopt } },
    };
    expect(said({ ...given, fleet })).toEqual([
      "clusters.flux-prod.adopt.ingress: HelmRelease 'ingress/nginx' on cluster flux-prod is claimed by component egress and component ingress; rename one of them",
    ]);
  });
});
