import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { type Dict, fromJson, Templates } from '../../../lib/applicationsets/template';
import { tenantsOf } from '../../../lib/plan/fleet';
import { plan, specs } from '../../support/customer-configs';
import { exampleRoot } from '../../support/examples';
import { fold } from '../../support/helm-values';
import type { Manifest } from '../../support/manifests';
import { verdicts } from '../../support/verdicts';

const folder = (product: string) =>
  join(exampleRoot('argocd-customer-configs'), 'platform-infrastructure/products', product);
const yaml = (product: string, file: string) =>
  load(readFileSync(join(folder(product), file), 'utf8')) as Record<string, unknown>;

/** What Helm makes of the chart: its templates are Go's, and these use no function that ApplicationSets lack. */
function rendered(product: string, release: string, values: object): Manifest[] {
  const templates = new Templates('error');
  const chart = yaml(product, 'Chart.yaml');
  const data = {
    Values: fold([yaml(product, 'values.yaml'), values]),
    Release: { Name: release },
    Chart: { AppVersion: chart['appVersion'] },
  };
  return readdirSync(join(folder(product), 'templates')).flatMap((file) => {
    const text = readFileSync(join(folder(product), 'templates', file), 'utf8');
    return (load(templates.render(text, fromJson(data) as Dict)) as Manifest | undefined) ?? [];
  });
}

const releases = tenantsOf(plan).flatMap((tenant) => tenant.releases);
const all = releases.map(({ name, product, values }) => ({
  name,
  product: product.name,
  values,
  objects: rendered(product.name, name, values),
}));

it.each(specs.products.map(({ spec }) => spec))(
  'the chart of $name has defaults that its schema takes',
  (spec) => {
    const { name, schema, values } = spec;
    const defaults = Object.entries(yaml(name, 'values.yaml')).filter(([, value]) => value !== '');
    expect(yaml(name, 'Chart.yaml')).toMatchObject({ apiVersion: 'v2', name });
    expect(schema.parse(Object.fromEntries(defaults))).toEqual(values);
  },
);

it('every release renders to objects that Kubernetes knows, and that a release may consist of', () => {
  expect(all).toHaveLength(15);
  const objects = all.flatMap((release) => release.objects);
  expect(verdicts(objects).filter((verdict) => verdict !== null)).toEqual([]);
  expect([...new Set(objects.map(({ kind }) => kind))].sort()).toEqual(['Deployment', 'Ingress', 'Service']);
});

it('a release runs as many pods as its values say, of that size, in a namespace that admits them', () => {
  for (const { name, values, objects } of all) {
    const deployment = objects.find(({ kind }) => kind === 'Deployment') as unknown as {
      spec: {
        replicas: number;
        template: { spec: { securityContext: object; containers: Record<string, never>[] } };
      };
    };
    const { cpu, memory, replicaCount, workers } = values as Record<string, never>;
    const [container] = deployment.spec.template.spec.containers;
    expect([name, deployment.spec.replicas]).toEqual([name, replicaCount ?? workers]);
    expect(container!['resources']).toEqual({ requests: { cpu, memory }, limits: { cpu, memory } });
    expect(deployment.spec.template.spec.securityContext).toMatchObject({ runAsNonRoot: true });
    expect(container!['securityContext']).toMatchObject({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
    });
  }
});

it('a host name makes an Ingress, and none makes none', () => {
  const ingresses = all.filter(({ objects }) => objects.some(({ kind }) => kind === 'Ingress'));
  expect(ingresses.map(({ name }) => name).sort()).toEqual([
    'customer-02-product-a-dev',
    'customer-02-product-a-prod',
    'customer-02-product-a-staging',
  ]);
});
