import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explained } from '../../lib/explain';
import { tenantsOf } from '../../lib/plan/fleet';
import { merge, nest, settingAt } from '../../lib/plan/values';
import { locator } from '../../lib/read';
import { exampleNames, exampleRoot, example } from '../support/examples';
import { planOf, sampleRoot, sampleSpecs, withChanged } from '../support/sample';
import type { Specs } from '../../lib/authored/specs';
import type { Value } from '../../lib/authored/values';

const ringsOf = ({ products }: Specs) => products.flatMap(({ rings }) => rings ?? []);

const textOf = (value: Value) => (typeof value === 'string' ? value : JSON.stringify(value));

function releaseOf(specs: Specs, tenant: string, product: string) {
  const found = tenantsOf(planOf(specs)).find(({ name }) => name === tenant)!;
  return explained(
    found,
    found.releases.find((each) => each.product.name === product)!,
    ringsOf(specs),
  );
}

const fleets: [string, string, () => Specs][] = [
  ['the sample fleet', sampleRoot, sampleSpecs],
  ...exampleNames.map((name): [string, string, () => Specs] => [
    name,
    exampleRoot(name),
    () => example(name),
  ]),
];

describe.each(fleets)('every value of every release of %s', (_, root, load) => {
  const specs = load();
  const releases = tenantsOf(planOf(specs)).flatMap((tenant) =>
    tenant.releases.map((release) => ({ release, told: explained(tenant, release, ringsOf(specs)) })),
  );

  it('is that of the layer that is named, and of lower layers what these say', () => {
    // One of the examples has no tenants.
    expect(releases.length > 0).toBe(planOf(specs).customers.length > 0);
    for (const { release, told } of releases) {
      for (const { path, layer, value, overrode } of told.values) {
        const said = [layer, ...overrode.map((lower) => lower.layer)];
        const named = release.layers.filter((each) => said.includes(each.name));
        expect([path, settingAt(merge(named.map(({ values }) => values)), path)]).toEqual([path, value]);
        // Without the layers that are named, nobody says it.
        const others = release.layers.filter((each) => !said.includes(each.name));
        expect([path, settingAt(merge(others.map(({ values }) => values)), path)]).toEqual([path, undefined]);
      }
      // A key with a dot is no path of `nest`.
      const leaves = told.values.filter(({ path }) => path.every((key) => !key.includes('.')));
      const again = merge(leaves.map(({ path, value }) => nest(path.join('.'), value)));
      for (const { path } of leaves)
        expect([path, settingAt(again, path)]).toEqual([path, settingAt(release.values, path)]);
    }
  });

  it('stands in a line that there is, which has its key or its value', () => {
    const locate = locator(root);
    const places = new Map<string, { readonly key: string; readonly value: Value; readonly path: string }>();
    for (const { told } of releases)
      for (const { path, value, at, overrode } of told.values)
        for (const place of [{ at, value }, ...overrode]) {
          const found = locate(place.at);
          const line = existsSync(join(root, found.file))
            ? readFileSync(join(root, found.file), 'utf8').split('\n')[(found.line ?? 0) - 1]
            : undefined;
          expect([path, found, line !== undefined]).toEqual([path, found, true]);
          const key = path.at(-1)!;
          if (!line!.includes(key) && !line!.includes(textOf(place.value)))
            places.set(`${found.file}:${found.line}`, { key, value: place.value, path: path.join('.') });
        }
    // Computed values: the nearest that is written.
    expect([...places.keys()].sort()).toMatchSnapshot();
  });
});

describe('why a release is what it is', () => {
  const reason = (told: ReturnType<typeof releaseOf>, of: string) =>
    told.reasons.find((each) => each.of === of);

  it('names the ring that runs its version', () => {
    expect(reason(releaseOf(sampleSpecs(), 'customer-01-prod', 'product-a'), 'version')).toEqual({
      of: 'version',
      is: '1.5.1',
      because: "ring 'ring3-mainstream' runs it",
      at: { file: 'products/product-a/rings.yaml', line: expect.any(Number), column: 12 },
    });
  });

  it('names a hold, and what there would be without it', () => {
    const specs = withChanged(sampleSpecs(), 'customer-01', (spec) => ({
      ...spec,
      tenants: {
        ...spec.tenants,
        prod: {
          ...spec.tenants.prod!,
          holds: { 'product-a': { version: '1.4.3', until: '2026-12-31', reason: 'an audit' } },
        },
      },
    }));
    const told = releaseOf(specs, 'customer-01-prod', 'product-a');
    expect(reason(told, 'version')).toEqual({
      of: 'version',
      is: '1.4.3',
      because: 'held until 2026-12-31: an audit',
      at: { file: 'customers/customer-01/customer.ts', path: 'tenants.prod.holds.product-a' },
    });
    expect(reason(told, 'without hold')).toMatchObject({
      is: '1.5.1',
      because: "ring 'ring3-mainstream' runs it",
    });
  });

  it.each([
    [
      0,
      '1.4.3',
      /^ring 'ring3-mainstream' is at 0 percent of its customers, and 'customer-01' comes at \d+: it runs the previous version/,
    ],
    [
      99,
      '1.5.1',
      /^ring 'ring3-mainstream' is at 99 percent of its customers, and 'customer-01' came at \d+$/,
    ],
  ])('says how far a rollout of %i percent has come', (percent, version, because) => {
    const all = sampleSpecs();
    const specs: Specs = {
      ...all,
      products: all.products.map((input) => {
        const { rings } = input;
        const entry = rings?.entries['ring3-mainstream'];
        if (input.spec.name !== 'product-a' || !rings || !entry) return input;
        const entries = { ...rings.entries, 'ring3-mainstream': { ...entry, previous: '1.4.3', percent } };
        return { ...input, rings: { ...rings, entries, locate: rings.locate.bind(rings) } };
      }),
    };
    expect(reason(releaseOf(specs, 'customer-01-prod', 'product-a'), 'version')).toMatchObject({
      is: version,
      because: expect.stringMatching(because),
    });
  });

  it('names what its tier has, and its order', () => {
    const told = releaseOf(sampleSpecs(), 'customer-01-prod', 'product-b');
    expect(reason(told, 'quota')).toMatchObject({
      is: expect.stringMatching(/^\d+ cpu and \S+ requested, \d+ cpu and \S+ at most, \d+ pods$/),
      because: "tier 'premium' of customer 'customer-01'",
      at: { file: 'customers/customer-01/customer.ts', path: 'tier' },
    });
    expect(reason(told, 'order')).toBeDefined();
  });
});

it('shows nothing that is probably secret, wherever it is', () => {
  const specs = withChanged(sampleSpecs(), 'customer-01', (spec) => ({
    ...spec,
    products: {
      ...spec.products,
      'product-a': {
        ...spec.products['product-a'],
        password: 'hunter2',
        hosts: [{ url: 'postgres://u:hunter2@db/x', token: 'hunter2' }],
      },
    },
  }));
  const [customer] = specs.customers.filter(({ spec }) => spec.name === 'customer-01');
  const tenant = tenantsOf(planOf(sampleSpecs())).find(({ name }) => name === 'customer-01-prod')!;
  const release = tenant.releases.find(({ product }) => product.name === 'product-a')!;
  const layers = release.layers.map((layer) =>
    layer.name === 'customer' ? { ...layer, values: customer!.spec.products['product-a']! } : layer,
  );
  const told = explained(tenant, { ...release, layers }, []);
  expect(JSON.stringify(told)).not.toContain('hunter2');
  expect(told.values.map(({ path }) => path.join('.'))).toEqual(
    expect.arrayContaining(['hosts', 'password']),
  );
});
