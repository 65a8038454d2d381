import { follows } from '../../lib/engines/following';
import { configurationNames } from '../support/arm';
import { manifestsIn, nameOf, ofKind, type Emitted } from '../support/manifests';
import { filesOf, planOf, sampleSpecs } from '../support/sample';
import { variants } from '../support/variants';

interface Reference extends Emitted {
  readonly to: { readonly kind?: string; readonly name: string; readonly namespace?: string };
}

describe.each(variants())('in %s, of what Flux tells and automates', (_, specs) => {
  const files = filesOf(specs);
  const emitted = manifestsIn(files);
  const configurations = configurationNames(files);
  const has = (cluster: string, kind: string | undefined, namespace: string | undefined, name?: string) =>
    emitted.some(
      (each) =>
        each.cluster === cluster &&
        each.object.kind === kind &&
        each.object.metadata.namespace === namespace &&
        (name === undefined || each.object.metadata.name === name),
    );
  /** Arc makes a source of the configuration's name in its namespace. */
  const isArcs = (cluster: string, namespace: string | undefined, kind: string | undefined, name = namespace) =>
    kind === 'GitRepository' &&
    name === namespace &&
    configurations.get(cluster)?.includes(name ?? '') === true;
  const dangling = (references: readonly Reference[]) =>
    references
      .filter(({ cluster, object: { metadata }, to }) => {
        const isNear = to.namespace === undefined || to.namespace === metadata.namespace;
        const isThere =
          has(cluster, to.kind, metadata.namespace, to.name) ||
          isArcs(cluster, metadata.namespace, to.kind, to.name);
        return !isNear || !isThere;
      })
      .map(({ object, to }) => `${object.kind} ${nameOf(object)}: ${JSON.stringify(to)}`);
  // Argo CD has none of it: its Image Updater is told by objects of another kind.
  const contents = planOf(specs)
    .clusters.filter((cluster) => follows('flux', cluster))
    .flatMap(({ components }) => components.map(({ content }) => content));

  it('each alert has its provider, and each receiver what it wakes, in the same namespace', () => {
    const alerts = ofKind(emitted, 'Alert').map((each) => ({
      ...each,
      to: { kind: 'Provider', ...each.object.spec.providerRef },
    }));
    const receivers = ofKind(emitted, 'Receiver').flatMap((each) =>
      each.object.spec.resources.map((to) => ({ ...each, to })),
    );
    expect(dangling([...alerts, ...receivers])).toEqual([]);
    const expected = contents.flatMap((content) =>
      content.form === 'notifications' ? Object.values(content.notifications).flatMap(({ alerts }) => alerts) : [],
    );
    expect(alerts).toHaveLength(expected.length);
  });

  it('each alert of the platform listens to kinds that are there', () => {
    const platform = new Map(planOf(specs).clusters.map(({ name, control }) => [name, control.platform]));
    const unheard = ofKind(emitted, 'Alert')
      .filter(({ cluster, object }) => object.metadata.namespace === platform.get(cluster))
      .flatMap(({ cluster, object }) =>
        object.spec.eventSources
          .filter(({ kind, namespace = object.metadata.namespace }) => {
            // Flux makes a HelmChart of every HelmRelease, beside its source.
            if (kind === 'HelmChart') return ofKind(emitted, 'HelmRelease').every((each) => each.cluster !== cluster);
            return !has(cluster, kind, namespace) && !isArcs(cluster, namespace, kind);
          })
          .map(({ kind }) => `${cluster} ${nameOf(object)}: ${kind}`),
      );
    expect(unheard).toEqual([]);
  });

  it('each policy has its image and the automation its repository; what it edits is the input, never dist/', () => {
    const policies = ofKind(emitted, 'ImagePolicy').map((each) => ({
      ...each,
      to: { kind: 'ImageRepository', ...each.object.spec.imageRepositoryRef },
    }));
    const automations = ofKind(emitted, 'ImageUpdateAutomation');
    expect(dangling([...policies, ...automations.map((each) => ({ ...each, to: each.object.spec.sourceRef }))])).toEqual([]);
    expect(automations).toHaveLength(contents.filter(({ form }) => form === 'images').length);
    expect(automations.length).toBeLessThanOrEqual(1);
    const edited = automations.map(({ object }) => object.spec.update?.path ?? '');
    expect(edited.filter((path) => !/^\.\/(.+\/)?products$/.test(path) || path.includes('dist'))).toEqual([]);
  });
});

describe('the sample fleet', () => {
  const specs = sampleSpecs();
  const emitted = manifestsIn(filesOf(specs));

  it('tells of errors of the platform and of production on each cluster that Flux runs', () => {
    expect(ofKind(emitted, 'Alert').map(({ cluster, object }) => `${cluster} ${nameOf(object)}`)).toEqual([
      'customer-01-prod infra/platform',
      'customer-01-prod apps/production',
      'customer-01-staging infra/platform',
      'edge-prod flux-system/platform',
      'edge-prod fleet-releases/production',
    ]);
  });

  it('has the marker of each policy in its rings.yaml', () => {
    const policies = ofKind(emitted, 'ImagePolicy').map(({ object: { metadata } }) => {
      return `{"$imagepolicy": "${metadata.namespace}:${metadata.name}:tag"}`;
    });
    const markers = specs.products.flatMap(({ rings }) =>
      Object.keys(rings?.entries ?? {}).flatMap((ring) => rings?.setter?.(ring) ?? []),
    );
    expect(markers).toEqual(policies);
    expect(policies).toHaveLength(1);
  });
});
