import { nameOf, ofKind, type Manifest } from '../../support/manifests';
import { emitted, kustomization, specs } from '../../support/home-kubernetes';

type Source = Manifest & { readonly spec: { readonly url: string; readonly ref?: object } };

const sources = emitted.filter(({ object }) => object.apiVersion.startsWith('source.toolkit.fluxcd.io/'));
const named = (kind: string, name: string) =>
  sources.flatMap(({ object }) =>
    object.kind === kind && nameOf(object) === name ? [(object as Source).spec] : [],
  );
const repositories = ofKind(emitted, 'HelmRepository');
const releases = ofKind(emitted, 'HelmRelease').map(({ object }) => object);

describe('the GitRepository home-kubernetes', () => {
  it('is the state repository, on its branch', () => {
    expect(named('GitRepository', 'flux-system/home-kubernetes')).toEqual([
      expect.objectContaining({ url: specs.fleet.state.url, ref: { branch: 'main' } }),
    ]);
  });

  it.each(['cluster', 'cluster-apps'])('is what the root %s pulls', (root) => {
    expect(kustomization(root).object.spec.sourceRef).toEqual({
      kind: 'GitRepository',
      name: 'home-kubernetes',
    });
  });
});

describe('the OCIRepository flux-manifests', () => {
  it('is a release of Flux, whose signature is verified', () => {
    expect(named('OCIRepository', 'flux-system/flux-manifests')).toEqual([
      expect.objectContaining({
        url: 'oci://ghcr.io/fluxcd/flux-manifests',
        ref: { tag: expect.stringMatching(/^v2\.\d+\.\d+$/) as string },
        verify: expect.objectContaining({ provider: 'cosign' }) as object,
      }),
    ]);
  });

  it('is what the root flux pulls, whole', () => {
    const { sourceRef, path } = kustomization('flux').object.spec;
    expect({ sourceRef, path }).toEqual({
      sourceRef: { kind: 'OCIRepository', name: 'flux-manifests' },
      path: './',
    });
  });
});

describe('Helm repositories', () => {
  const pulledFrom = releases.flatMap(({ spec }) => spec.chart?.spec.sourceRef ?? []);

  it('are one object per URL, however many charts are pulled from it', () => {
    const urls = repositories.map(({ object }) => object.spec!.url.replace(/\/$/, ''));
    expect(new Set(urls).size).toBe(urls.length);
    expect(pulledFrom.filter(({ name }) => name === 'bjw-s').length).toBeGreaterThan(5);
    expect(pulledFrom.length).toBeGreaterThan(urls.length);
  });

  it('are there, all in the namespace of Flux, exactly those that a chart is pulled from', () => {
    expect(new Set(repositories.map(({ object }) => object.metadata.namespace))).toEqual(
      new Set(['flux-system']),
    );
    expect(
      [...new Set(pulledFrom.map(({ kind, namespace, name }) => `${kind} ${namespace}/${name}`))].sort(),
    ).toEqual(repositories.map(({ object }) => `HelmRepository ${nameOf(object)}`).sort());
  });
});

describe('what comes from elsewhere', () => {
  it('are charts in OCI registries, each with a source beside its HelmRelease', () => {
    const pulled = releases.flatMap(({ metadata, spec }) =>
      spec.chartRef ? [{ release: nameOf({ metadata } as Manifest), ref: spec.chartRef, metadata }] : [],
    );
    expect(pulled.map(({ release }) => release).sort()).toEqual([
      'actions-runner-system/ghar-controller',
      'actions-runner-system/ghar-zoo',
      'database/dragonfly',
    ]);
    for (const { ref, metadata } of pulled)
      expect(named(ref.kind, `${ref.namespace ?? metadata.namespace}/${ref.name}`)).toHaveLength(1);
  });

  it('is a folder of a git repository at a tag', () => {
    const { sourceRef, path } = kustomization('prometheus-operator-crds').object.spec;
    expect(path).toBe('./example/prometheus-operator-crd');
    expect(named(sourceRef.kind, `flux-system/${sourceRef.name}`)).toEqual([
      expect.objectContaining({ ref: { tag: expect.stringMatching(/^v\d/) as string } }),
    ]);
  });
});
