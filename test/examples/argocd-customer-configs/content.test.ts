import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { tenantsOf } from '../../../lib/plan/fleet';
import { configs, direct, pairs, plan, platform, specs } from '../../support/customer-configs';
import { exampleRoot } from '../../support/examples';
import { manifestsIn, ofKind } from '../../support/manifests';
import { filesOf, planOf } from '../../support/sample';

it('the products of the customers are those of the sets', () => {
  const subscribed = specs.customers.flatMap(({ spec }) =>
    Object.keys(spec.products).map((product) => [spec.name, product]),
  );
  expect(subscribed).toEqual(pairs);
});

describe('a namespace', () => {
  it('is there for each release', () => {
    expect(specs.fleet.namespacePer).toBe('release');
    for (const { releases, namespaces } of tenantsOf(plan)) {
      expect(namespaces.map(({ name }) => name)).toEqual(releases.map(({ namespace }) => namespace.name));
    }
  });

  it('is there for each customer where the fleet says so', () => {
    const base = direct();
    const customers = base.customers.map(({ secrets: _, ...input }) => input);
    const shared = planOf({
      ...base,
      customers,
      fleet: { ...base.fleet, applicationSets: {}, namespacePer: 'tenant' },
    });
    expect(tenantsOf(shared).map(({ namespaces }) => namespaces.map(({ name }) => name))).toEqual(
      tenantsOf(shared).map(({ name }) => [name]),
    );
  });
});

describe('the Terraform of a customer', () => {
  it.each(['customer-01', 'customer-02'])('is passed on as it was written: %s', (customer) => {
    for (const file of ['main.tf', 'variables.tf']) {
      const path = `customers/${customer}/terraform/${file}`;
      const written = readFileSync(join(exampleRoot('argocd-customer-configs'), path), 'utf8');
      expect(configs[path]).toBe(written);
    }
  });

  it('is an Application of the platform with a plugin, which a person syncs', () => {
    const application = ofKind(manifestsIn(filesOf(direct())), 'Application').find(
      ({ object }) => object.metadata.name === 'customer-01-infrastructure',
    )!.object;
    expect(application.spec).toMatchObject({
      project: 'platform',
      source: { plugin: { name: 'terraform' } },
    });
    expect(application.spec.syncPolicy?.automated).toBeUndefined();
    expect(application.metadata.finalizers).toBeUndefined();
  });
});

describe('the feature flags of a customer', () => {
  it('are data beside its values', () => {
    expect(load(configs['customers/customer-01/configs/feature-flags.yaml']!)).toEqual({
      default: { 'max-upload-mb': 50, 'new-checkout': false, theme: 'dark' },
      environments: { dev: { 'new-checkout': true }, staging: { 'new-checkout': true } },
    });
  });

  it.each([
    ['dev', 'true'],
    ['staging', 'true'],
    ['prod', 'false'],
  ])('are a ConfigMap in each of its namespaces in %s', (environment, checkout) => {
    const maps = ofKind(manifestsIn(platform), 'ConfigMap').filter(
      ({ cluster, object }) => cluster === environment && object.metadata.name === 'feature-flags',
    );
    expect(maps.map(({ object }) => object.metadata.namespace)).toEqual(
      ['a', 'b'].map((product) => `customer-01-product-${product}-${environment}`),
    );
    for (const { object } of maps)
      expect(object.data).toEqual({ 'max-upload-mb': '50', 'new-checkout': checkout, theme: 'dark' });
  });
});
