import { changeClasses } from '../../lib/diff/change-class';
import { toFleetDiff } from '../../lib/diff/fleet-diff';
import { htmlOfDiff } from '../../lib/diff/format/html';
import { COMMENT_MARK, markdownOfDiff } from '../../lib/diff/format/markdown';
import { textOfDiff } from '../../lib/diff/format/text';
import { hunkLines, shown } from '../../lib/diff/words';
import { diffJson, type FleetDiff } from '../../lib/json/diff';
import type { Specs } from '../../lib/authored/specs';
import { diffed } from '../support/diffed';
import { customer, product, specs } from '../support/specs';

const NO_FILES = { added: 0, changed: 0, removed: 0 };

function diffOf(before: Specs, after: Specs): FleetDiff {
  return toFleetDiff('HEAD', diffed(before, after), NO_FILES, []);
}

const many = (count: number, of: (index: number) => object = () => ({})) =>
  Array.from({ length: count }, (_, index) => customer(`c${index}`, of(index)));
const web = (replicaCount: number) => [
  product('web', { values: { replicaCount, cpu: '50m', memory: '64Mi' } }),
];

describe('one value of a product, for 200 customers of whom three have their own', () => {
  const own = (index: number) => (index < 3 ? { products: { web: { replicaCount: 9 } } } : {});
  const before = specs({ products: web(3), customers: many(200, own) });
  const diff = diffOf(before, specs({ products: web(5), customers: many(200, own) }));

  it('is one entry, with the exceptions and the layer', () => {
    const [entry, ...others] = diff.entries.filter(({ what }) => what === 'value');
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      class: 'restarts workloads',
      title: 'web replicaCount 3 -> 5',
      layers: ['products/web/base-values.yaml'],
      exceptions: ['c0-prod', 'c1-prod', 'c2-prod'],
      isProduction: true,
    });
    expect(entry!.subjects).toHaveLength(197);
    expect(diff.entries.filter(({ what }) => what === 'object')).toEqual([]);
  });
  it('takes few lines, however many have it', () => {
    const text = textOfDiff(diff);
    expect(text.split('\n').length).toBeLessThanOrEqual(40);
    expect(text).toContain(
      'x 197 tenants: c10-prod, c100-prod, c101-prod, c102-prod, c103-prod and 192 more; 3 exceptions: c0-prod, c1-prod, c2-prod',
    );
  });
  it('is as its JSON Schema says', () => {
    expect(diffJson.safeParse(diff).error).toBeUndefined();
  });
});

it('what is in production comes first, and then the worst', () => {
  const both = (replicaCount: number, ring: string) =>
    customer('acme', {
      tenants: {
        dev: { cluster: 'argo-dev', ring: 'internal', values: { web: { replicaCount } } },
        prod: { cluster: 'argo-prod', ring },
      },
    });
  const diff = diffOf(
    specs({ customers: [both(1, 'late'), customer('bank')] }),
    specs({ customers: [both(2, 'early')] }),
  );
  const told = diff.entries.map(
    (entry) => `${entry.isProduction ? 0 : 1}${changeClasses.indexOf(entry.class)}`,
  );
  expect(told).toEqual([...told].sort());
  expect([told[0], told.at(-1)]).toEqual(['00', `1${changeClasses.indexOf('no-op')}`]);
  expect(told).toContain(`1${changeClasses.indexOf('restarts workloads')}`);
});

it('a tenant of another name is one entry, with what is deleted', () => {
  const named = (name: string) => customer(name, { group: 'acme-people', title: 'Acme' });
  const [entry] = diffOf(
    specs({ customers: [named('acme')] }),
    specs({ customers: [named('apex')] }),
  ).entries.filter(({ what }) => what === 'tenant');
  expect(entry).toMatchObject({
    class: 'REPLACE',
    change: 'renamed',
    title: 'tenant acme-prod is apex-prod (customer acme is apex)',
    subjects: ['acme-prod'],
  });
  expect(entry!.details[0]).toMatch(/^goes: .*Application acme-prod-web, Namespace acme-prod/);
  expect(entry!.details[1]).toMatch(/^comes: .*Application apex-prod-web, Namespace apex-prod/);
});

describe('a diff that is long', () => {
  const names = Array.from({ length: 3000 }, (_, index) => `customer-with-a-long-name-${index}-prod`);
  const [entry] = diffOf(specs({ customers: many(2) }), specs({ customers: many(1) })).entries;
  const long: FleetDiff = {
    ...diffOf(specs(), specs()),
    entries: Array.from({ length: 500 }, (_, index) => ({
      ...entry!,
      title: `${entry!.title} ${index} \`a\` <b> | @people`,
      subjects: names,
      details: names.slice(0, 50),
    })),
  };
  it('is one comment of at most 60,000 characters, found again by its first line', () => {
    const text = markdownOfDiff(long);
    expect(text.length).toBeLessThanOrEqual(60_000);
    expect(text.split('\n')[0]).toBe(COMMENT_MARK);
    expect(text).toContain('entries more');
  });
  it('names have no meaning in markdown, and call nobody', () => {
    const text = markdownOfDiff({
      ...long,
      entries: [{ ...long.entries[0]!, subjects: ['@team', '<b>', '**x**'], details: ['```', 'x'] }],
    });
    expect(text).not.toContain(' @team');
    expect(text).toContain(String.raw`\<b\>, \*\*x\*\*`);
    expect(text.match(/```/g)).toHaveLength(2);
  });
  it('as HTML it is whole, escaped, and loads nothing', () => {
    const html = htmlOfDiff({
      ...long,
      entries: [{ ...long.entries[0]!, title: '<script>alert(1)</script>' }],
    });
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toMatch(/(src|href|url)\s*[=(]/);
    for (const name of [names[0]!, names.at(-1)!]) expect(html).toContain(name);
  });
});

it('a value of a key that looks secret is not shown', () => {
  const path = ['auth', 'password'];
  expect(shown('hunter2', path)).toBe('"(not shown)"');
  expect(
    hunkLines({
      path: ['data', 'config'],
      from: 'a\ntoken: ghp_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      to: 'b',
    }).join(),
  ).not.toContain('ghp_');
});
