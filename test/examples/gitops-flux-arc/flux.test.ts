import { configurationNames } from '../../support/arm';
import { example } from '../../support/examples';
import { manifestsIn, nameOf } from '../../support/manifests';
import { filesOf } from '../../support/sample';

const files = filesOf(example('gitops-flux-arc'));
const flux = manifestsIn(files).filter(({ object }) => object.apiVersion.includes('.toolkit.fluxcd.io/'));

/** Every namespace that something within the value names beside a name, as references do. */
function namespacesIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'namespace' in value ? [value.namespace] : [];
  return [...own, ...Object.values(value).flatMap(namespacesIn)];
}

describe('the Flux objects', () => {
  it('refer to nothing in another namespace', () => {
    const astray = flux.filter(({ object }) =>
      namespacesIn((object as { spec?: unknown }).spec).some((named) => named !== object.metadata.namespace),
    );
    expect(astray.map(({ object }) => nameOf(object))).toEqual([]);
  });

  it('would be told from those that do', () => {
    const spec = {
      chart: { spec: { sourceRef: { kind: 'HelmRepository', name: 'charts', namespace: 'infra' } } },
    };
    expect(namespacesIn(spec)).toEqual(['infra']);
    expect(namespacesIn({ dependsOn: [{ name: 'a' }, { name: 'b', namespace: 'apps' }] })).toEqual(['apps']);
  });

  it('are in the namespaces of the two configurations', () => {
    const configurations = configurationNames(files);
    expect([...configurations.values()].map((names) => [...names].sort())).toEqual(
      Array(3).fill(['apps', 'infra']),
    );
    const namespaces = new Set(flux.map(({ object }) => object.metadata.namespace));
    expect([...namespaces].sort()).toEqual(['apps', 'infra']);
  });

  it('have the versions that Flux serves', () => {
    const versions = new Set(flux.map(({ object: { apiVersion, kind } }) => `${apiVersion} ${kind}`));
    expect([...versions].sort()).toEqual([
      'helm.toolkit.fluxcd.io/v2 HelmRelease',
      'kustomize.toolkit.fluxcd.io/v1 Kustomization',
      'source.toolkit.fluxcd.io/v1 GitRepository',
      'source.toolkit.fluxcd.io/v1 HelmRepository',
    ]);
  });
});
