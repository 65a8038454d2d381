import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { plan } from '../../../lib/planner/plan';
import { configs, environments, files, pairs, platform, specs } from '../../support/customer-configs';
import { exampleRoot } from '../../support/examples';

const beside = (path: string) => join(exampleRoot('argocd-customer-configs'), path);
const products = ['product-a', 'product-b', 'product-c'];

describe('the output', () => {
  it('is two repositories', () => {
    expect([...new Set(Object.keys(files).map((path) => path.split('/')[0]))].sort()).toEqual([
      'customer-configs',
      'platform-infrastructure',
    ]);
  });

  it('has ApplicationSets and clusters in platform-infrastructure, beside charts and shared manifests', () => {
    expect([...new Set(Object.keys(platform).map((path) => path.split('/')[0]))].sort()).toEqual([
      'applicationsets',
      'clusters',
    ]);
    expect(readdirSync(beside('platform-infrastructure')).sort()).toEqual(['base-manifests', 'products']);
    expect(readdirSync(beside('platform-infrastructure/base-manifests')).sort()).toEqual([
      'databases',
      'monitoring',
    ]);
  });

  it('has customers and products in customer-configs, beside what they share', () => {
    expect([...new Set(Object.keys(configs).map((path) => path.split('/')[0]))].sort()).toEqual([
      'customers',
      'products',
      'rings',
    ]);
    expect(readdirSync(beside('customer-configs/shared')).sort()).toEqual([
      'common-secrets',
      'terraform-modules',
    ]);
  });
});

it.each(products)('the chart of %s lies where its Applications look for it', (product) => {
  const folder = `platform-infrastructure/products/${product}`;
  for (const file of ['Chart.yaml', 'values.yaml', 'templates/deployment.yaml'])
    expect([file, existsSync(beside(`${folder}/${file}`))]).toEqual([file, true]);
  expect(specs.products.find(({ spec }) => spec.name === product)!.spec.chart).toEqual({
    repository: 'platform-infrastructure',
    path: `products/${product}`,
  });
});

it.each(products)('the defaults of %s, its schema, and those of each environment are files', (product) => {
  expect(configs).toHaveProperty([`products/${product}/base-values.yaml`]);
  expect(configs).toHaveProperty([`products/${product}/values.schema.json`]);
  for (const environment of environments)
    expect(configs).toHaveProperty([`products/${product}/environments/${environment}.yaml`]);
});

it.each(pairs)('%s says who it is, what it has, and its values of %s', (customer, product) => {
  const at = `customers/${customer}`;
  expect(load(configs[`${at}/metadata.yaml`]!)).toMatchObject({ name: customer });
  expect(load(configs[`${at}/products.yaml`]!)).toMatchObject({
    products: expect.arrayContaining([{ name: product, enabled: true }]),
  });
  expect(configs).toHaveProperty([`${at}/${product}/values.yaml`]);
  for (const environment of environments)
    expect(configs).toHaveProperty([`${at}/${product}/environments/${environment}.yaml`]);
});

it('a customer has Terraform, feature flags and sealed Secrets beside its values', () => {
  const at = 'customers/customer-01';
  for (const path of [
    'terraform/main.tf',
    'terraform/variables.tf',
    'configs/feature-flags.yaml',
    'product-a/secrets.yaml',
  ])
    expect(configs).toHaveProperty([`${at}/${path}`]);
});

it('a repository on this machine is a warning: no controller in a cluster reaches it', () => {
  const url = 'http://localhost:7990/scm/test/customer-configs.git';
  const states = { 'customer-configs': { ...specs.fleet.states!['customer-configs']!, url } };
  const { issues, plan: found } = plan({ ...specs, fleet: { ...specs.fleet, states } });
  expect(issues).toEqual([
    expect.objectContaining({
      severity: 'warning',
      at: { file: 'fleet/fleet.ts', path: 'states.customer-configs.url' },
      problem: `'${url}' is on this machine`,
    }),
  ]);
  expect(found).toBeDefined();
});
