import type { Of } from '../../support/manifests';
import { children, dependencies, kustomization, specs } from '../../support/home-kubernetes';

const DURATION = expect.stringMatching(/^(\d+(h|m|s))+$/) as string;

/** The namespace that a component states; Flux's own objects are in Flux's. */
function namespaceOf(name: string): string {
  const spec = specs.fleet.components[name]!;
  return 'namespace' in spec ? spec.namespace : 'flux-system';
}

/** Whether it is ready only when what it applies is healthy. */
function looksAtHealth({ spec: { wait, healthChecks = [] } }: Of<'Kustomization'>): boolean {
  return wait === true || healthChecks.length > 0;
}

describe.each(children.map(({ object }) => [object.metadata.name, object] as const))(
  'the Kustomization %s',
  (name, object) => {
    it('prunes, and states how often it looks, when it tries again and how long it waits', () => {
      expect(object.spec).toMatchObject({
        prune: true,
        interval: DURATION,
        retryInterval: DURATION,
        timeout: DURATION,
      });
    });

    it('is ready only when what it applies is healthy', () => {
      expect(looksAtHealth(object)).toBe(true);
    });

    it('puts everything into the namespace of the component', () => {
      expect(object.spec.targetNamespace).toBe(namespaceOf(name));
    });

    it('substitutes APP and NAMESPACE', () => {
      expect(object.spec.postBuild).toEqual({ substitute: { APP: name, NAMESPACE: namespaceOf(name) } });
    });

    it('decrypts with the age key of the cluster', () => {
      expect(object.spec.decryption).toEqual({ provider: 'sops', secretRef: { name: 'sops-age' } });
    });
  },
);

it('whatever is depended on waits for its own health', () => {
  const earlier = [...new Set(dependencies.map((each) => each.earlier))];
  expect(earlier).toHaveLength(15);
  expect(earlier.filter((name) => !looksAtHealth(kustomization(name).object))).toEqual([]);
});

it('where the health of what is applied is not all there is to wait for, the rest is named', () => {
  const { wait, healthChecks } = kustomization('rook-ceph-cluster').object.spec;
  expect(wait).toBe(false);
  expect(healthChecks!.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'HelmRelease rook-ceph-cluster',
    'CephCluster rook-ceph',
  ]);
});
