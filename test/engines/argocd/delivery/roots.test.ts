import type { ArgocdClusterSpec } from '../../../../lib/authored/cluster';
import { manifestsIn, ofKind, type Of } from '../../../support/manifests';
import { filesOf } from '../../../support/sample';
import { anyCluster, fleet, issuesOf, specs, untyped } from '../../../support/specs';

/** The small fleet with one Argo CD, and no tenant but on it. */
function onArgocd(changes: Partial<ArgocdClusterSpec<string, string>> = {}) {
  const cluster = {
    ...anyCluster,
    engine: 'argocd',
    environment: 'prod',
    impersonation: false,
    ...changes,
  } as const;
  return { fleet: fleet({ clusters: { 'argo-prod': cluster } }) };
}

function emittedWith(changes: Partial<ArgocdClusterSpec<string, string>> = {}) {
  return manifestsIn(filesOf(specs(onArgocd(changes))));
}

function rootOf(changes: Partial<ArgocdClusterSpec<string, string>> = {}) {
  const path = 'clusters/argo-prod/bootstrap/root.yaml';
  const [root, ...more] = ofKind(emittedWith(changes), 'Application').filter((each) => each.path === path);
  expect(more).toEqual([]);
  return root!.object;
}

describe('the root Application', () => {
  it('holds a folder of Applications and of nothing else', () => {
    const { path } = rootOf().spec.source!;
    const held = emittedWith().filter((each) => each.path.startsWith(`${path}/`));
    expect(held.map(({ object: { kind, metadata } }) => `${kind} ${metadata.name}`)).toEqual([
      'Application bootstrap',
      'Application infrastructure',
      'Application tenants',
    ]);
    expect(
      Object.keys(filesOf(specs(onArgocd()))).filter((each) => each.startsWith(`${path}/`)),
    ).toHaveLength(3);
  });

  it('syncs by itself, prunes last, and puts back what somebody changed', () => {
    const { automated, syncOptions } = rootOf().spec.syncPolicy!;
    expect(automated).toEqual({ prune: true, selfHeal: true });
    expect(syncOptions).toContain('PruneLast=true');
  });

  it('lies with what is applied once by hand, and keeps nothing that applies it waiting', () => {
    expect(rootOf().metadata.annotations).toMatchObject({
      'argocd.argoproj.io/ignore-healthcheck': 'true',
      'argocd.argoproj.io/sync-wave': '1',
    });
  });

  it('leaves its Applications behind, unless the cluster says that they go with it', () => {
    expect(rootOf().metadata.finalizers).toBeUndefined();
    expect(rootOf({ onRootDelete: 'cascade' }).metadata.finalizers).toEqual([
      'resources-finalizer.argocd.argoproj.io/foreground',
    ]);
  });

  it('is called what the cluster calls it, as are those that it holds', () => {
    const names = { root: 'root-app-dev', infrastructure: 'platform-services' };
    expect(rootOf({ roots: names }).metadata.name).toBe('root-app-dev');
    const all = ofKind(emittedWith({ roots: names }), 'Application');
    const held = all.filter(({ path }) => path.includes('/applications/'));
    expect(held.map(({ path, object }) => [path.split('/').at(-1), object.metadata.name])).toEqual([
      ['bootstrap.yaml', 'bootstrap'],
      ['infrastructure.yaml', 'platform-services'],
      ['tenants.yaml', 'tenants'],
    ]);
  });
});

describe('what is no longer there', () => {
  const optionsOf = (given: readonly { readonly object: Of<'Application'> }[]) =>
    Object.fromEntries(
      given.map(({ object }) => [object.metadata.name, object.spec.syncPolicy!.syncOptions]),
    );

  it('is pruned last only where the rest belongs together: no customer keeps another one there', () => {
    const last = Object.entries(optionsOf(ofKind(emittedWith(), 'Application'))).filter(([, options]) =>
      options?.includes('PruneLast=true'),
    );
    expect(last.map(([name]) => name).sort()).toEqual(['acme-prod-web', 'infrastructure', 'root']);
  });

  it('on a hub waits for no other cluster', () => {
    const { clusters, ...rest } = onArgocd().fleet;
    const edge = { ...anyCluster, engine: 'argocd', environment: 'prod', managedBy: 'argo-prod' } as const;
    const hub = specs({ fleet: { ...rest, clusters: { ...clusters, edge } } });
    expect(optionsOf(ofKind(manifestsIn(filesOf(hub)), 'Application'))['root']).toEqual([
      'ServerSideApply=true',
    ]);
  });
});

it('the Secrets of repositories come beside the components, some of which cannot be pulled without', () => {
  const store = { name: 'vault' };
  const charts = {
    helm: 'https://charts.example.com',
    credentials: { store, keys: { password: { key: 'charts' } } },
  };
  const { fleet: given } = onArgocd();
  const closed = specs({ fleet: { ...given, repositories: { ...given.repositories, charts } } });
  const emitted = ofKind(manifestsIn(filesOf(closed)), 'Application');
  const waves = Object.fromEntries(
    emitted.map(({ object: { metadata } }) => [
      metadata.name,
      metadata.annotations?.['argocd.argoproj.io/sync-wave'],
    ]),
  );
  expect(waves).toMatchObject({ bootstrap: '0', infrastructure: '1', connections: '1', tenants: '2' });
});

it.each([
  [{ roots: { root: 'Root' } }, "root 'Root' is not a DNS label"],
  [{ roots: { root: 'ingress' } }, "Application or Kustomization 'ingress' on cluster argo-prod"],
  [{ onRootDelete: untyped('keep') }, 'clusters.argo-prod.onRootDelete'],
])('what cannot be a root is refused: %j', (changes, said) => {
  const issues = issuesOf(onArgocd(changes)).map(({ at, problem }) => `${at.path}: ${problem}`);
  expect(issues).toEqual([expect.stringContaining(said)]);
});
