import { load } from 'js-yaml';
import { tenantsOf } from '../../lib/plan/fleet';
import type { Specs } from '../../lib/authored/specs';
import { effectiveValues, fold } from '../support/helm-values';
import { manifestsIn, ofKind } from '../support/manifests';
import { filesOf, placed, planOf, sampleSpecs, withChanged, withCluster } from '../support/sample';

const specs = sampleSpecs();

/** The sample fleet, with a tenant on another cluster. */
function movedTo(cluster: string, environment = 'prod', from: Specs = specs): Specs {
  return withChanged(from, 'customer-01', (spec) => placed(spec, environment, { cluster }));
}

/** The cluster edge-prod once more, for another environment; what one cluster of a fleet may run stays there. */
function edge(environment: string): Specs {
  const { 'edge-prod': like, 'shared-prod': other } = specs.fleet.clusters;
  const { components } = other!;
  return withCluster(specs, `edge-${environment}`, { ...like!, environment, ...(components && { components }) });
}

describe('product-a for customer-01 in prod is five replicas of 500m and 512Mi', () => {
  const expected = { replicaCount: 5, cpu: '500m', memory: '512Mi' };
  const release = 'customer-01-prod-product-a';

  it('on Argo CD, by its value files in the order that its Application names them', () => {
    const files = filesOf(movedTo('shared-prod'));
    const application = ofKind(manifestsIn(files), 'Application').find(
      ({ object }) => object.metadata.name === release,
    );
    const { valueFiles, ...helm } = application!.object.spec.sources![0]!.helm!;
    expect(helm).toEqual({ releaseName: release });
    const layers = valueFiles!.map((file) => [file, load(files[file.replace('$values/', '')]!)]);
    expect(layers).toEqual([
      ['$values/products/product-a/base-values.yaml', { replicaCount: 1, cpu: '50m', memory: '64Mi' }],
      ['$values/products/product-a/environments/prod.yaml', { replicaCount: 3, cpu: '200m' }],
      ['$values/rings/ring3-mainstream/product-a.yaml', {}],
      ['$values/customers/customer-01/product-a/values.yaml', { replicaCount: 5, memory: '512Mi' }],
      ['$values/customers/customer-01/product-a/environments/prod.yaml', { cpu: '500m' }],
    ]);
    expect(fold(layers.map(([, values]) => values))).toEqual(expected);
    expect(effectiveValues(files, release)).toEqual(expected);
  });

  it.each([
    ['Flux', 'edge-prod'],
    ['Arc, as it is', 'customer-01-prod'],
  ])('on %s, inline', (_, cluster) => {
    const [found, ...more] = ofKind(manifestsIn(filesOf(movedTo(cluster))), 'HelmRelease').filter(
      ({ object }) => object.metadata.name === release,
    );
    expect(more).toEqual([]);
    expect(found).toMatchObject({ cluster, object: { spec: { values: expected } } });
    expect(found!.object.spec.values).toEqual(expected);
    expect(found!.object.spec.valuesFrom).toBeUndefined();
  });
});

describe('what Helm reads is what was planned', () => {
  const plan = planOf(specs);
  const files = filesOf(specs);
  const releases = tenantsOf(plan).flatMap((tenant) => tenant.releases);

  it.each(releases)('for $name', ({ name, values }) => {
    expect(effectiveValues(files, name)).toEqual(values);
  });

  it('for every release that ships', () => {
    expect(releases).toHaveLength(14);
  });

  it('and the same on Argo CD, Flux and Arc', () => {
    for (const product of ['product-a', 'product-b']) {
      const name = `customer-01-prod-${product}`;
      const [argocd, flux, arc] = ['shared-prod', 'edge-prod', 'customer-01-prod'].map((cluster) =>
        effectiveValues(filesOf(movedTo(cluster)), name),
      );
      expect(argocd).toEqual(flux);
      expect(flux).toEqual(arc);
      expect(Object.keys(argocd!).length).toBeGreaterThan(2);
    }
  });
});

describe('a null, which removes a default of the chart', () => {
  const release = 'customer-01-dev-product-b';

  it('stays in the value file that Argo CD reads', () => {
    const files = filesOf(specs);
    expect(files['products/product-b/environments/dev.yaml']).toMatch(/^cache: null$/m);
    expect(effectiveValues(files, release)).toHaveProperty('cache', null);
  });

  it('travels as text in a ConfigMap beside the HelmRelease on Flux', () => {
    const files = filesOf(movedTo('edge-dev', 'dev', edge('dev')));
    const path = 'clusters/edge-dev/tenants/customer-01-dev/releases/product-b.yaml';
    const own = manifestsIn({ [path]: files[path]! });
    const [helmRelease] = ofKind(own, 'HelmRelease');
    const [map] = ofKind(own, 'ConfigMap');
    expect(helmRelease!.object.spec.values).toBeUndefined();
    expect(helmRelease!.object.spec.valuesFrom).toEqual([
      { kind: 'ConfigMap', name: map!.object.metadata.name, valuesKey: 'values.yaml' },
    ]);
    expect(map!.object.metadata.namespace).toBe(helmRelease!.object.metadata.namespace);
    expect(map!.object.data!['values.yaml']).toMatch(/^cache: null$/m);
    expect(effectiveValues(files, release)).toEqual(effectiveValues(filesOf(specs), release));
  });
});

describe('a version that the tenant alone runs', () => {
  const held = withChanged(specs, 'customer-01', (spec) =>
    placed(spec, 'dev', {
      holds: { 'product-b': { version: '6.7.0', until: '2027-01-31', reason: 'their audit' } },
    }),
  );

  it('reaches Argo CD over all value files', () => {
    const tag = ['image', 'tag'];
    expect(effectiveValues(filesOf(specs), 'customer-01-dev-product-b')).toHaveProperty(tag, '6.9.0');
    expect(effectiveValues(filesOf(held), 'customer-01-dev-product-b')).toHaveProperty(tag, '6.7.0');
  });

  it('changes no other release', () => {
    const [before, after] = [filesOf(specs), filesOf(held)];
    const changed = Object.keys(before).filter((path) => before[path] !== after[path]);
    expect(changed.sort()).toEqual([
      'clusters/shared-dev/tenants/customer-01-dev/releases/product-b.yaml',
      'customers/customer-01/product-b/releases/dev.yaml',
    ]);
    expect(Object.keys(after)).toEqual(Object.keys(before));
  });
});
