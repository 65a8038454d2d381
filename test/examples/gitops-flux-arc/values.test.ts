import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { example, exampleRoot } from '../../support/examples';
import { effectiveValues, fold } from '../../support/helm-values';
import { manifestsIn, ofKind } from '../../support/manifests';
import { filesOf } from '../../support/sample';

const root = exampleRoot('gitops-flux-arc');
const specs = example('gitops-flux-arc');
const files = filesOf(specs);
const emitted = manifestsIn(files);
const releases = ofKind(emitted, 'HelmRelease');

/** `cpu,memory` as the reference system's table has it. */
function compute(text: string) {
  const [cpu, memory] = text.split(',');
  return { cpu, memory };
}

/** `limits / requests`. */
function resources(text: string) {
  const [limits, requests] = text.split(' / ');
  return { limits: compute(limits!), requests: compute(requests!) };
}

/** `tag / replicas / limits / requests`. */
function values(text: string) {
  const [tag, replicas, ...more] = text.split(' / ');
  return { image: { tag }, replicas: Number(replicas), resources: resources(more.join(' / ')) };
}

const table = [
  ['customer-01-prod', 'app1', '3 / 5 / 200m,256Mi / 50m,64Mi'],
  ['customer-01-prod', 'app2', '3 / 4 / 250m,256Mi / 60m,64Mi'],
  ['customer-01-staging', 'app1', '4 / 2 / 100m,64Mi / 5m,24Mi'],
  ['customer-01-staging', 'app2', '4 / 1 / 90m,64Mi / 8m,24Mi'],
  ['customer-02-prod', 'app1', '3 / 3 / 200m,256Mi / 50m,64Mi'],
  ['customer-02-prod', 'app2', '3 / 3 / 250m,256Mi / 60m,64Mi'],
] as const;

const ringOf: Readonly<Record<string, string>> = {
  'customer-01-prod': 'ring3-mainstream',
  'customer-01-staging': 'ring1-staging',
  'customer-02-prod': 'ring2-earlyadopters',
};

describe('what Helm reads', () => {
  it.each(table)('in %s for %s: %s', (tenant, app, expected) => {
    expect(effectiveValues(files, `${tenant}-${app}`)).toEqual(values(expected));
  });

  it('is of these releases and no others', () => {
    const ofApps = releases.filter(({ path }) => path.includes('/tenants/'));
    expect(ofApps.map(({ object }) => object.metadata.name)).toEqual(
      table.map(([tenant, app]) => `${tenant}-${app}`),
    );
  });

  it.each(table)('in %s for %s comes from its five layers', (tenant, app) => {
    const [, customer, environment] = /^(customer-\d+)-(\w+)$/.exec(tenant)!;
    const layers = [
      `products/${app}/base-values.yaml`,
      `products/${app}/environments/${environment}.yaml`,
      `rings/${ringOf[tenant]}/${app}.yaml`,
      `customers/${customer}/${app}/values.yaml`,
      `customers/${customer}/${app}/environments/${environment}.yaml`,
    ].map((path) => load(files[path]!));
    expect(fold(layers)).toEqual(effectiveValues(files, `${tenant}-${app}`));
  });
});

describe('the layers', () => {
  const at = (path: string) => load(files[path]!);

  it('have one base for both apps', () => {
    for (const app of ['app1', 'app2'])
      expect(at(`products/${app}/base-values.yaml`)).toEqual(values('1 / 2 / 100m,128Mi / 20m,32Mi'));
  });

  it.each([
    ['app1', 'staging', '100m,64Mi / 5m,24Mi'],
    ['app2', 'staging', '90m,64Mi / 8m,24Mi'],
    ['app1', 'prod', '200m,256Mi / 50m,64Mi'],
    ['app2', 'prod', '250m,256Mi / 60m,64Mi'],
  ])('of %s in %s set the resources alone', (app, environment, expected) => {
    expect(at(`products/${app}/environments/${environment}.yaml`)).toEqual({
      resources: resources(expected),
    });
  });

  it.each([
    ['ring0-internal', { image: { tag: '4' }, replicas: 1 }],
    ['ring1-staging', { image: { tag: '4' } }],
    ['ring2-earlyadopters', { image: { tag: '3' } }],
    ['ring3-mainstream', { image: { tag: '3' } }],
    ['ring4-conservative', { image: { tag: '3' } }],
  ])('of %s set the tag', (ring, expected) => {
    for (const app of ['app1', 'app2']) expect(at(`rings/${ring}/${app}.yaml`)).toEqual(expected);
  });

  it('of customers set replicas alone', () => {
    const own = Object.keys(files).filter((path) => /^customers\/[^/]+\/app\d\//.test(path));
    const set = own.flatMap((path) => Object.keys(at(path) as object));
    expect(set.length).toBeGreaterThanOrEqual(6);
    expect(new Set(set)).toEqual(new Set(['replicas']));
  });
});

describe('the chart of an app', () => {
  it('is at apps/charts/<app> on the main branch of the state repository', () => {
    for (const [tenant, app] of table) {
      const { cluster, object } = releases.find(
        ({ object: { metadata } }) => metadata.name === `${tenant}-${app}`,
      )!;
      const { chart, sourceRef } = object.spec.chart!.spec;
      expect(chart.replace(/^\.\//, '')).toBe(`apps/charts/${app}`);
      const source = ofKind(emitted, 'GitRepository').find(
        (each) => each.cluster === cluster && each.object.metadata.name === sourceRef.name,
      );
      expect(source?.object.spec).toMatchObject({ url: specs.fleet.state.url, ref: { branch: 'main' } });
    }
  });

  it.each(['app1', 'app2'])('lies there, and takes what the schema of %s allows', (app) => {
    const read = (file: string) => load(readFileSync(join(root, 'apps/charts', app, file), 'utf8'));
    expect(read('Chart.yaml')).toMatchObject({ name: app });
    const { image, ...rest } = read('values.yaml') as { image: { repository: string; tag: string } };
    const { repository, tag } = image;
    const { schema, values: base } = specs.products.find(({ spec }) => spec.name === app)!.spec;
    expect(repository).not.toBe('');
    expect(schema.parse({ ...rest, image: { tag } })).toEqual(base);
  });
});

describe('the infrastructure', () => {
  it.each([
    ['customer-01-prod', 'v1.14.7', '4.10.4'],
    ['customer-02-prod', 'v1.14.7', '4.10.4'],
    ['customer-01-staging', 'v1.15.3', '4.11.2'],
  ])('of %s is cert-manager %s and ingress-nginx %s', (cluster, certManager, ingressNginx) => {
    const found = releases
      .filter((each) => each.cluster === cluster && each.path.includes('/infrastructure/'))
      .map(({ object }) => [
        object.metadata.name,
        object.spec.chart!.spec.chart,
        object.spec.chart!.spec.version,
      ]);
    expect(found).toEqual([
      ['cert-manager', 'cert-manager', certManager],
      ['nginx-ingress', 'ingress-nginx', ingressNginx],
    ]);
  });
});
