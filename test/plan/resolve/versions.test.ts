import { plan } from '../../../lib/planner/plan';
import type { ProductSpec } from '../../../lib/authored/product';
import type { RingEntry } from '../../../lib/authored/specs';
import { shareOf } from '../../../lib/plan/resolve/releases';
import { customer, planned, product, release, specs } from '../../support/specs';

const two = {
  internal: { version: '2.0.0', ran: ['1.4.0', '1.2.0'] },
  early: { version: '2.0.0', ran: ['1.4.0', '1.2.0'] },
  late: { version: '1.4.0' },
};

/** The release of `web` that the customer gets in its production tenant. */
function released(
  changes: Partial<ProductSpec>,
  entries: Readonly<Record<string, RingEntry>> = two,
  buyer = customer('acme'),
) {
  const input = specs({ products: [product('web', changes, entries)], customers: [buyer] });
  return release(planned(plan(input)), `${buyer.spec.name}-prod`, 'web');
}

describe('a version', () => {
  it('sets the git ref of a chart in git', () => {
    expect(released({ version: { gitRef: (version) => `web-${version}` } })).toMatchObject({
      version: '1.4.0',
      content: {
        chart: {
          kind: 'git',
          url: 'https://git.example.com/code.git',
          path: 'charts/web',
          ref: { tag: 'web-1.4.0' },
        },
      },
      values: { replicaCount: 1, cpu: '50m', memory: '64Mi' },
    });
  });

  it('sets the version of a chart in a registry', () => {
    const chart = { repository: 'registry', name: 'web' };
    expect(released({ chart, version: 'chart' })).toMatchObject({
      version: '1.4.0',
      content: {
        chart: { kind: 'oci', url: 'oci://registry.example.com/charts', name: 'web', ref: { tag: '1.4.0' } },
      },
    });
  });

  it('sets a value in the layer of the ring, while a chart in git follows the branch of the environment', () => {
    const found = released({ version: { value: 'image.tag' }, rings: { late: { replicaCount: 2 } } });
    expect(found).toMatchObject({
      version: '1.4.0',
      content: { chart: { ref: { branch: 'main' } } },
      values: { image: { tag: '1.4.0' }, replicaCount: 2 },
    });
    expect(found.layers.find(({ name }) => name === 'ring')).toStrictEqual({
      name: 'ring',
      source: 'products/web/rings.yaml late',
      file: 'rings/late/web.yaml',
      values: { image: { tag: '1.4.0' }, replicaCount: 2 },
    });
  });

  it('wins over what the product gives a ring in its place', () => {
    const found = released({ version: { value: 'image.tag' }, rings: { late: { image: { tag: 'x' } } } });
    expect(found.values).toMatchObject({ image: { tag: '1.4.0' } });
  });

  it('sets a value beside a chart version that stays', () => {
    const chart = { repository: 'charts', name: 'web', chartVersion: '7.1.0' };
    expect(released({ chart, version: { value: 'image.tag' } })).toMatchObject({
      content: { chart: { kind: 'helm', version: '7.1.0' } },
      values: { image: { tag: '1.4.0' } },
    });
  });

  it('that nothing declares leaves the chart to follow the branch of the environment', () => {
    const found = released({ version: undefined });
    expect(found.content).toMatchObject({ chart: { kind: 'git', ref: { branch: 'main' } } });
    expect(found).not.toHaveProperty('version');
  });
});

describe('a hold', () => {
  const hold = { version: '1.2.0', until: '2026-12-31', reason: 'their integration test' };
  const holder = customer('acme', {
    tenants: { prod: { cluster: 'argo-prod', ring: 'late', holds: { web: hold } } },
  });

  it('keeps a version while the ring moves on', () => {
    expect(released({}, two, holder)).toMatchObject({
      version: '1.2.0',
      hold,
      content: { chart: { ref: { tag: 'web-1.2.0' } } },
    });
  });

  it('of a value lies over every layer, because the file of the ring holds another', () => {
    const found = released({ version: { value: 'image.tag' } }, two, holder);
    expect(found.values).toMatchObject({ image: { tag: '1.2.0' } });
    expect(found.layers.map(({ name }) => name).slice(-2)).toStrictEqual(['customer environment', 'version']);
    expect(found.layers.at(-1)).toStrictEqual({
      name: 'version',
      source: 'customers/acme/customer.ts tenants.prod.holds.web',
      values: { image: { tag: '1.2.0' } },
    });
  });

  it('of a ref or of what the ring runs anyway adds no layer', () => {
    expect(released({}, two, holder).layers).toHaveLength(5);
    const same = { ...two, late: { version: '1.2.0' } };
    expect(released({ version: { value: 'image.tag' } }, same, holder).layers).toHaveLength(5);
  });

  it('needs no version of the ring', () => {
    const { internal, early } = two;
    expect(released({}, { internal, early }, holder).version).toBe('1.2.0');
  });
});

describe('a partial rollout', () => {
  // Frozen: who is in the first half of a rollout is decided by the name, on every machine and in every release.
  it.each([
    ['acme', 57],
    ['beta', 43],
    ['customer-01', 10],
  ])('reaches %s past %d percent', (name, share) => {
    expect(shareOf(name)).toBe(share);
  });

  const partial = (percent: number) => ({
    ...two,
    early: { version: '2.0.0', ran: ['1.4.0'] },
    late: { version: '2.0.0', previous: '1.4.0', percent },
  });
  const versionOf = (percent: number) => released({}, partial(percent)).version;

  it('gives the new version to that share of the customers, and the previous one to the others', () => {
    expect([0, 57, 58, 100].map(versionOf)).toStrictEqual(['1.4.0', '1.4.0', '2.0.0', '2.0.0']);
  });

  it('of a value gives the others theirs over the file of the ring', () => {
    const found = released({ version: { value: 'image.tag' } }, partial(10));
    expect(found.values).toMatchObject({ image: { tag: '1.4.0' } });
    expect(found.layers.at(-1)).toStrictEqual({
      name: 'version',
      source: 'products/web/rings.yaml late.previous',
      values: { image: { tag: '1.4.0' } },
    });
    expect(released({ version: { value: 'image.tag' } }, partial(100)).layers).toHaveLength(5);
  });

  it('reaches everyone who was reached before when it grows', () => {
    const names = Array.from({ length: 200 }, (_, index) => `customer-${index}`);
    const reached = (percent: number) => names.filter((name) => shareOf(name) < percent);
    expect(reached(50)).toEqual(expect.arrayContaining(reached(20)));
    expect(reached(50).length).toBeGreaterThan(70);
    expect(reached(50).length).toBeLessThan(130);
  });
});
