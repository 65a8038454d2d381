import { configurationNames } from '../support/arm';
import { manifestsIn, nameOf, ofKind } from '../support/manifests';
import { filesOf, sampleSpecs } from '../support/sample';

const specs = sampleSpecs();
const files = filesOf(specs);
const emitted = manifestsIn(files);
const kustomizations = ofKind(emitted, 'Kustomization');
const helmReleases = ofKind(emitted, 'HelmRelease');
const ofTenants = helmReleases.filter(({ path }) => path.includes('/tenants/'));
const ofComponents = helmReleases.filter(({ path }) => path.includes('/infrastructure/'));

const DURATION = /^\d+(ms|s|m|h)$/;
const EXACT = /^v?\d+\.\d+\.\d+$/;

it('the clusters of Flux and Arc have a HelmRelease for each component and release', () => {
  expect([ofComponents.length, ofTenants.length]).toEqual([3 * 3, 6]);
});

describe('a Kustomization', () => {
  it('prunes, and states how long it waits and when it tries again', () => {
    for (const { object } of kustomizations) {
      const duration = expect.stringMatching(DURATION) as string;
      expect([nameOf(object), object.spec]).toEqual([
        nameOf(object),
        expect.objectContaining({ prune: true, interval: duration, retryInterval: duration, timeout: duration }),
      ]);
    }
  });

  it('that another one depends on waits until what it applied is healthy', () => {
    const dependencies = kustomizations.flatMap(({ cluster, object }) =>
      (object.spec.dependsOn ?? []).map(({ name, namespace = object.metadata.namespace }) => ({
        cluster,
        name,
        namespace,
      })),
    );
    expect(dependencies.length).toBeGreaterThan(4);
    for (const { cluster, name, namespace } of dependencies) {
      const on = kustomizations.find(
        (each) => each.cluster === cluster && nameOf(each.object) === `${namespace}/${name}`,
      );
      expect([name, on?.object.spec.wait]).toEqual([name, true]);
    }
  });

  it('of a tenant does not hold up another tenant', () => {
    const [root] = kustomizations.filter(({ object }) => nameOf(object) === 'flux-system/tenants');
    expect(root!.object.spec).toMatchObject({ wait: false, dependsOn: [{ name: 'infrastructure' }] });
  });

  it('of releases comes after the guard rails, from one source, without which Flux compares no revisions', () => {
    const releases = kustomizations.filter(({ object }) => object.metadata.name.endsWith('-releases'));
    expect(releases.map(({ cluster, object }) => [cluster, object.spec.dependsOn])).toEqual([
      ['customer-01-prod', [{ name: 'customer-01-prod' }]],
      ['customer-01-staging', [{ name: 'customer-01-staging' }]],
      ['edge-prod', [{ name: 'customer-03-prod' }]],
    ]);
    for (const { cluster, object } of releases) {
      const [guardrails] = kustomizations.filter(
        (each) =>
          each.cluster === cluster &&
          each.object.metadata.namespace === object.metadata.namespace &&
          each.object.metadata.name === object.spec.dependsOn![0]!.name,
      );
      expect(guardrails!.object.spec.sourceRef).toEqual(object.spec.sourceRef);
    }
  });

  it('of releases has an account that may write where they are and nowhere else', () => {
    expect(emitted.filter(({ object }) => object.kind === 'ClusterRoleBinding')).toEqual([]);
    for (const { cluster, object } of kustomizations.filter((each) => each.object.metadata.name.endsWith('-releases'))) {
      const { serviceAccountName } = object.spec;
      const bound = ofKind(emitted, 'RoleBinding')
        .filter((each) => each.cluster === cluster)
        .filter(({ object: { subjects } }) =>
          subjects?.some(
            ({ name, namespace }) => name === serviceAccountName && namespace === object.metadata.namespace,
          ),
        );
      const [release] = ofTenants.filter((each) => each.cluster === cluster);
      expect(bound.map((each) => [each.object.roleRef.kind, each.object.metadata.namespace])).toEqual([
        ['Role', release!.object.metadata.namespace],
      ]);
    }
  });

  it('substitutes nothing, and nothing looks like a variable', () => {
    expect(kustomizations.filter(({ object }) => object.spec.postBuild !== undefined)).toEqual([]);
    const engineOf = (path: string) => specs.fleet.clusters[path.split('/')[1] ?? '']?.engine;
    const suspicious = Object.entries(files)
      .filter(([path, text]) => path.startsWith('clusters/') && engineOf(path) !== 'argocd' && text.includes('${'))
      .map(([path]) => path);
    expect(suspicious).toEqual([]);
  });
});

describe('a HelmRelease', () => {
  it('states its release, namespace and account', () => {
    for (const { object } of helmReleases) {
      const { releaseName, targetNamespace, storageNamespace, serviceAccountName } = object.spec;
      expect(releaseName).toBe(object.metadata.name);
      expect([nameOf(object), storageNamespace]).toEqual([nameOf(object), targetNamespace]);
      expect(targetNamespace).toBeTruthy();
      expect(serviceAccountName).toBeTruthy();
    }
  });

  it('of a tenant runs with the account of its own namespace, which is bound there alone', () => {
    for (const { cluster, object } of ofTenants) {
      const { targetNamespace, serviceAccountName } = object.spec;
      const bound = ofKind(emitted, 'RoleBinding')
        .filter((each) => each.cluster === cluster)
        .filter(({ object: { subjects } }) =>
          subjects?.some(
            ({ kind, name, namespace }) =>
              kind === 'ServiceAccount' &&
              name === serviceAccountName &&
              namespace === object.metadata.namespace,
          ),
        );
      expect(bound.map((each) => each.object.metadata.namespace)).toEqual([targetNamespace]);
    }
  });

  it('has exactly one place for its values, and no null in those that are inline', () => {
    for (const { object } of helmReleases) {
      const { values, valuesFrom } = object.spec;
      expect([nameOf(object), values === undefined]).toEqual([nameOf(object), valuesFrom !== undefined]);
      expect([nameOf(object), JSON.stringify(values ?? {}).match(/[:[,]null/)]).toEqual([nameOf(object), null]);
    }
  });

  it('tries again, and puts back what drifts, but for the replicas of an autoscaler', () => {
    for (const { object } of helmReleases) {
      const { install, upgrade, driftDetection } = object.spec;
      const product = specs.products.find(
        ({ spec }) => spec.name === object.metadata.labels!['ringfleet.io/product'],
      );
      expect(install!.remediation!.retries).not.toBe(0);
      expect(upgrade!.remediation).toMatchObject({ retries: 3, remediateLastFailure: true });
      expect([nameOf(object), driftDetection]).toEqual([
        nameOf(object),
        product?.spec.autoscaled === true
          ? { mode: 'enabled', ignore: [{ paths: ['/spec/replicas'], target: { kind: 'Deployment' } }] }
          : { mode: 'enabled' },
      ]);
    }
  });

  it('of a tenant stays when its manifest is gone exactly where the environment keeps workloads', () => {
    for (const { object } of ofTenants) {
      const { onDelete } = specs.fleet.environments[object.metadata.labels!['ringfleet.io/environment']!]!;
      expect([nameOf(object), object.metadata.annotations]).toEqual([
        nameOf(object),
        onDelete === 'orphan' ? { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' } : undefined,
      ]);
    }
  });

  it('says what becomes of CRDs: components bring theirs, tenants bring none', () => {
    const policies = (of: typeof helmReleases) => [
      ...new Set(of.flatMap(({ object: { spec } }) => [spec.install!.crds, spec.upgrade!.crds])),
    ];
    expect(policies(ofComponents)).toEqual(['CreateReplace']);
    expect(policies(ofTenants)).toEqual(['Skip']);
  });

  it('pins its chart: an exact version, or a git ref of its own source', () => {
    for (const { object } of helmReleases) {
      const { chart, chartRef } = object.spec;
      const { name } = object.metadata;
      if (chartRef) expect(chartRef).toEqual({ kind: 'OCIRepository', name });
      else if (chart!.spec.sourceRef.kind === 'HelmRepository') expect(chart!.spec.version).toMatch(EXACT);
      else expect([chart!.spec.sourceRef, chart!.spec.version]).toEqual([{ kind: 'GitRepository', name }, undefined]);
    }
    const refs = ofKind(emitted, 'GitRepository').map(({ object }) => object.spec?.ref);
    expect(refs.filter((ref) => !ref?.branch && !ref?.tag)).toEqual([]);
    const tags = ofKind(emitted, 'OCIRepository').map(({ object }) => object.spec?.ref?.tag);
    expect(tags).toEqual(tags.map(() => expect.stringMatching(EXACT) as string));
    expect(tags.length).toBeGreaterThan(0);
  });
});

describe('Helm repositories', () => {
  it('are there once for each URL and namespace', () => {
    const ids = ofKind(emitted, 'HelmRepository').map(
      ({ cluster, object }) => `${cluster} ${object.metadata.namespace} ${object.spec?.url}`,
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(3 * 3);
  });

  it('come over HTTP; what comes from an OCI registry has a source of its own', () => {
    const urls = ofKind(emitted, 'HelmRepository').map(({ object }) => object.spec?.url);
    expect(urls.filter((url) => !url?.startsWith('https://'))).toEqual([]);
  });
});

describe('on an arc cluster', () => {
  it('every Flux object is in the namespace of a configuration', () => {
    const flux = emitted.filter(({ object }) => object.apiVersion.includes('.toolkit.fluxcd.io/'));
    const configurations = configurationNames(files);
    const astray = flux.filter(
      ({ cluster, object: { metadata } }) =>
        configurations.get(cluster)?.includes(metadata.namespace!) === false,
    );
    expect(configurations.size).toBe(2);
    expect(astray.map(({ path }) => path)).toEqual([]);
  });

  it('releases are in the configuration without rights over the cluster', () => {
    const ofReleases = helmReleases.filter(
      ({ path }) => path.startsWith('clusters/customer-01-') && path.includes('/releases/'),
    );
    expect(ofReleases).toHaveLength(4);
    expect(ofReleases.filter(({ object }) => object.metadata.namespace !== 'apps')).toEqual([]);
  });
});
