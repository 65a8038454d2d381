import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tenantsOf } from '../../lib/plan/fleet';
import { provenance } from '../../lib/plan/values';
import { base, environments, variants } from '../fixtures/eleven-environments/layout';
import { elevenEnvironments, elevenRoot as root } from '../support/eleven-environments';
import { withMade } from '../support/expansion';
import { effectiveValues, fold } from '../support/helm-values';
import { filesOf, planOf } from '../support/sample';
import { bySets } from '../support/sets';

/* A layout for kustomize of eleven environments, as a fleet: in both, each environment comes to the same. */
const specs = elevenEnvironments();
const plan = planOf(specs);
const releases = tenantsOf(plan).flatMap((tenant) => tenant.releases.map((release) => ({ tenant, release })));
const names = Object.keys(environments);

/** What the folder of the layout comes to. */
function folded(name: string): object {
  const { variants: own, patches } = environments[name]!;
  return fold([base, ...own.map((variant) => variants[variant]), patches]);
}

it('is a fleet of which nothing is wrong, with a tenant for each environment of the layout', () => {
  expect(releases.map(({ tenant }) => tenant.name).sort()).toEqual([...names].sort());
  expect(new Set(releases.map(({ tenant }) => tenant.cluster.engine))).toEqual(
    new Set(['argocd', 'flux', 'arc']),
  );
});

it.each(names)('%s comes to what the layout makes of it', (name) => {
  const [found] = releases.filter(({ tenant }) => tenant.name === name);
  expect(found!.release.values).toEqual(folded(name));
});

describe.each([
  ['Applications in files', specs],
  ['ApplicationSets where Argo CD runs', bySets(specs)],
])('delivered by %s', (_, given) => {
  const files = withMade(filesOf(given), planOf(given));

  it.each(names)('Helm reads the values of %s', (name) => {
    expect(effectiveValues(files, `${name}-booking`)).toEqual(folded(name));
  });
});

it('each value knows the axis, or the identity, that it comes from', () => {
  const { release } = releases.find(({ tenant }) => tenant.name === 'prod-asia')!;
  const product = 'products/booking/product.ts';
  const from = provenance(release.layers).map(({ path, layer }) => [path.join('.'), layer.name, layer.source]);
  expect(Object.fromEntries(from.map(([path, ...origin]) => [path, origin]))).toMatchObject({
    name: ['tenant', `${product} tenantValues`],
    'database.host': ['tenant', `${product} tenantValues`],
    'database.user': ['axis variant', `${product} axes.variant.prod`],
    region: ['axis region', `${product} axes.region.asia`],
    replicas: ['tenant', `${product} tenantValues`],
    gpu: ['environment', `${product} environments.prod`],
  });
  expect(release.layers.map(({ file }) => file)).toEqual([
    'products/booking/base-values.yaml',
    'products/booking/environments/prod.yaml',
    'rings/live/booking.yaml',
    'axes/variant/prod/booking.yaml',
    'axes/region/asia/booking.yaml',
    'customers/travel/booking/tenants/prod-asia.yaml',
    'customers/travel/booking/values.yaml',
    'customers/travel/booking/environments/prod.yaml',
  ]);
});

describe('what people write of it', () => {
  const written = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|yaml)$/.test(path) && path !== 'layout.ts')
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n');

  it('repeats no name of a tenant', () => {
    const compound = names.filter((name) => name.includes('-'));
    expect(compound).toHaveLength(10);
    expect(compound.filter((name) => written.includes(name))).toEqual([]);
  });

  it('has no hotfix', () => {
    expect(written).toContain('built-gpu:');
    expect(written).not.toContain('hotfix');
  });

  it('has rings beside each other that join, and none for a region', () => {
    const { rings, axes } = specs.fleet;
    expect(plan.rings.map(({ name, after }) => [name, after])).toEqual([
      ['built-gpu', []],
      ['built-cpu', []],
      ['loaded-gpu', ['built-gpu']],
      ['loaded-cpu', ['built-cpu']],
      ['checked', ['loaded-gpu', 'loaded-cpu']],
      ['staged', ['checked']],
      ['live', ['staged']],
    ]);
    const regions = axes!['region']!;
    expect(Object.keys(rings).filter((ring) => regions.some((region) => ring.includes(region)))).toEqual([]);
  });
});
