import { load } from 'js-yaml';
import { provenance } from '../../../lib/plan/values';
import { tenantsOf } from '../../../lib/plan/fleet';
import { configs, direct, files, madeBy, plan } from '../../support/customer-configs';
import { effectiveValues, fold } from '../../support/helm-values';
import { filesOf, planOf } from '../../support/sample';
import { joined } from '../../support/states';

const at = (path: string) => load(configs[path]!);
const expected = { replicaCount: 5, cpu: '500m', memory: '512Mi' };

describe('product-a in prod for customer-01', () => {
  const layers = [
    ['products/product-a/base-values.yaml', { replicaCount: 1, cpu: '50m', memory: '64Mi' }],
    ['products/product-a/environments/prod.yaml', { replicaCount: 3, cpu: '200m' }],
    ['rings/prod/product-a.yaml', {}],
    ['customers/customer-01/product-a/values.yaml', { replicaCount: 5, memory: '512Mi' }],
    ['customers/customer-01/product-a/environments/prod.yaml', { cpu: '500m' }],
  ] as const;

  it('has these layers, lowest first, in its Application', () => {
    const application = madeBy(12).find(({ metadata }) => metadata.name === 'customer-01-product-a-prod')!;
    const { sources } = application.spec as unknown as {
      sources: readonly { helm?: { valueFiles: readonly string[] } }[];
    };
    const named = sources[0]!.helm!.valueFiles.map((file) => file.replace('$values/', ''));
    expect(named.map((path) => [path, at(path)])).toEqual(layers);
  });

  it('comes to five replicas of 500m and 512Mi', () => {
    expect(fold(layers.map(([path]) => at(path)))).toEqual(expected);
  });

  it('has each value from the customer or its environment, over what they overrode', () => {
    const tenant = tenantsOf(plan).find(({ name }) => name === 'customer-01-prod')!;
    const release = tenant.releases.find(({ product }) => product.name === 'product-a')!;
    expect(release.values).toEqual(expected);
    const origins = provenance(release.layers).map(({ path, value, layer, overrode }) => [
      path.join('.'),
      value,
      layer.name,
      overrode.map((each) => each.value),
    ]);
    expect(origins.sort()).toEqual([
      ['cpu', '500m', 'customer environment', ['50m', '200m']],
      ['memory', '512Mi', 'customer', ['64Mi']],
      ['replicaCount', 5, 'customer', [1, 3]],
    ]);
  });
});

it('every release reads from its files what the plan says', () => {
  const specs = direct();
  const all = joined(filesOf(specs), ['platform-infrastructure', 'customer-configs']);
  const releases = tenantsOf(planOf(specs)).flatMap((tenant) => tenant.releases);
  expect(releases).toHaveLength(15);
  for (const { name, values } of releases) expect([name, effectiveValues(all, name)]).toEqual([name, values]);
});

it('every value file that an Application of the active sets names is there', () => {
  const missing = madeBy(12).flatMap(({ spec }) => {
    const { sources } = spec as unknown as { sources: readonly { helm?: { valueFiles: string[] } }[] };
    return sources[0]!
      .helm!.valueFiles.map((file) => `customer-configs/${file.replace('$values/', '')}`)
      .filter((path) => files[path] === undefined);
  });
  expect(missing).toEqual([]);
});
