import type { ClusterSpec, EngineName } from '../../../lib/authored/cluster';
import type { ComponentSpec } from '../../../lib/authored/component';
import type { FleetSpec } from '../../../lib/authored/fleet';
import { manifestsIn, ofKind } from '../../support/manifests';
import { productOf } from '../../support/product-kinds';
import { filesOf } from '../../support/sample';
import { anyCluster, customer, fleet, issuesOf, specs } from '../../support/specs';

const URL = 'https://git.example.com/state.git';
const namespace = 'shop';
const path = 'base/shop';
const inState = { repository: 'fleet-state', path };
const components: Readonly<Record<string, ComponentSpec>> = {
  built: { namespace, kustomize: inState },
  plain: { namespace, directory: inState },
  // Another ref is another source.
  pinned: { namespace, kustomize: inState, versions: { prod: 'v1' } },
};
const verify = { mode: 'HEAD', secretRef: 'keys' } as const;

function emitted(engine: EngineName, changes: Partial<FleetSpec> = {}, cluster: object = {}) {
  const one = { ...anyCluster, engine, environment: 'prod', ...cluster } as ClusterSpec;
  const acme = customer('acme', {
    products: { kustomized: {}, plain: {} },
    tenants: { prod: { cluster: 'one', ring: 'late' } },
  });
  const products = [
    productOf('kustomized', { kustomize: inState }),
    productOf('plain', { directory: inState }, { version: undefined }),
  ];
  return manifestsIn(
    filesOf(
      specs({ fleet: fleet({ clusters: { one }, components, ...changes }), products, customers: [acme] }),
    ),
  );
}
type All = ReturnType<typeof emitted>;

const namesOf = (all: All, kind: 'GitRepository', where: string) =>
  ofKind(all, kind)
    .map(({ object: { metadata } }) => metadata)
    .filter((metadata) => metadata.namespace === where)
    .map(({ name }) => name)
    .sort();
const kustomization = (all: All, name: string) =>
  ofKind(all, 'Kustomization').find(({ object }) => object.metadata.name === name)!.object;

it('on Flux, folders of the state repository have its source, and no other', () => {
  const all = emitted('flux');
  expect(namesOf(all, 'GitRepository', 'flux-system')).toEqual(['fleet-state', 'pinned']);
  expect(namesOf(all, 'GitRepository', 'fleet-releases')).toEqual(['fleet-state']);
  for (const name of ['built', 'plain', 'acme-prod-kustomized', 'acme-prod-plain'])
    expect(kustomization(all, name).spec).toMatchObject({
      path: './base/shop',
      sourceRef: { kind: 'GitRepository', name: 'fleet-state' },
    });
  expect(kustomization(all, 'pinned').spec.sourceRef).toEqual({ kind: 'GitRepository', name: 'pinned' });
});

it('what has to be signed, where the rest of the repository has not, has a source of its own', () => {
  const signed = {
    built: components['built']!,
    signed: { ...components['built']!, verify } as ComponentSpec,
  };
  const all = emitted('flux', { components: signed });
  expect(namesOf(all, 'GitRepository', 'flux-system')).toEqual(['fleet-state', 'signed']);
});

it('on Arc, they have the sources of the configurations', () => {
  const all = emitted('arc');
  expect(namesOf(all, 'GitRepository', 'infra')).toEqual(['pinned']);
  expect(namesOf(all, 'GitRepository', 'apps')).toEqual([]);
  expect(kustomization(all, 'built').spec.sourceRef.name).toBe('infra');
  expect(kustomization(all, 'acme-prod-plain').spec.sourceRef.name).toBe('apps');
});

it('what pulls another source than the repository has one for its folders, too', () => {
  const all = emitted(
    'flux',
    {},
    { source: { oci: 'oci://registry.example.com/state', ref: { tag: 'prod' } } },
  );
  expect(namesOf(all, 'GitRepository', 'flux-system')).toEqual(['built', 'pinned', 'plain']);
});

it('on Argo CD, an Application has the repository at its branch, and its project permits it', () => {
  const all = emitted('argocd', {}, { impersonation: true });
  const source = (name: string) =>
    ofKind(all, 'Application').find(({ object }) => object.metadata.name === name)!.object.spec.source;
  expect(source('built')).toMatchObject({ repoURL: URL, targetRevision: 'main', path });
  expect(source('pinned')).toMatchObject({ repoURL: URL, targetRevision: 'v1', path });
  expect(source('acme-prod-plain')).toMatchObject({
    repoURL: URL,
    targetRevision: 'main',
    path,
    directory: { recurse: true },
  });
  const [project] = ofKind(all, 'AppProject').filter(({ object }) => object.metadata.name === 'acme');
  expect(project!.object.spec.sourceRepos).toContain(URL);
});

it('the branch is that of the state repository, and not that of the environment', () => {
  const state = { url: URL, branch: 'live', name: 'deployed' };
  const renamed = { built: { namespace, kustomize: { repository: 'deployed', path } } };
  const products = [productOf('web', { kustomize: { repository: 'deployed', path } })];
  const one = { ...anyCluster, engine: 'flux', environment: 'prod' } as ClusterSpec;
  const acme = customer('acme', { tenants: { prod: { cluster: 'one', ring: 'late' } } });
  const all = manifestsIn(
    filesOf(
      specs({ fleet: fleet({ state, clusters: { one }, components: renamed }), products, customers: [acme] }),
    ),
  );
  expect(namesOf(all, 'GitRepository', 'flux-system')).toEqual(['deployed']);
  expect(ofKind(all, 'GitRepository').map(({ object }) => object.spec?.ref)).toEqual([
    { branch: 'live' },
    { branch: 'live' },
  ]);
});

it('a name that is none is refused, with the state repositories among those that there are', () => {
  const unknown = { built: { namespace, kustomize: { repository: 'fleet-stat', path } } };
  const [issue] = issuesOf({ fleet: fleet({ components: unknown }), customers: [] });
  expect(issue).toMatchObject({
    at: { path: 'components.built.kustomize.repository' },
    problem: "unknown repository of manifests 'fleet-stat'",
    fix: expect.stringContaining("'fleet-state'") as string,
  });
});
