import type { ProductSpec } from '../../../lib/model';
import { customer, fleet, issuesOf, product } from '../../support/specs';

const everywhere = (version: string) => ({ internal: { version }, early: { version }, late: { version } });
const sold = (changes: Partial<ProductSpec>, version: string) =>
  issuesOf({ products: [product('web', changes, everywhere(version))], customers: [customer('acme')] });

const kinds = {
  'version of a chart': { chart: { repository: 'charts', name: 'web' }, version: 'chart' },
  'tag of an image': { chart: { repository: 'code', path: 'web' }, version: { value: 'image.tag' } },
  'git ref': { version: { gitRef: (version: string) => version } },
} as const satisfies Record<string, Partial<ProductSpec>>;

it.each([
  ['version of a chart', '1.4.2'],
  ['version of a chart', 'v1.4.2-rc.1+build.5'],
  ['version of a chart', '1.10'],
  ['tag of an image', '2026-11-30_main.abc'],
  ['tag of an image', 'v'.repeat(128)],
  ['git ref', 'v1.4.2'],
  ['git ref', 'release/2026.11+1'],
] as const)('a %s may be %s', (kind, version) => {
  expect(sold(kinds[kind], version)).toStrictEqual([]);
});

it.each([
  ['version of a chart', ' '],
  ['version of a chart', 'main'],
  ['version of a chart', '01.0.0.0'],
  ['tag of an image', '1.0+5'],
  ['tag of an image', '-1'],
  ['tag of an image', 'v'.repeat(129)],
  ['tag of an image', '1.0\nfoo: bar'],
  ['git ref', '../../../etc'],
  ['git ref', '{{ .x }}'],
  ['git ref', '\u001b[31m1.0'],
  ['git ref', 'a.lock/b'],
  ['git ref', 'a//b'],
  ['git ref', '--upload-pack=x'],
  ['git ref', 'v1@{0}'],
] as const)('a %s is never %j: told where each ring says so', (kind, version) => {
  const told = sold(kinds[kind], version).map(({ severity, at, problem }) => [severity, at.path, problem]);
  expect(told).toStrictEqual(
    ['early', 'internal', 'late'].map((ring) => [
      'error',
      `${ring}.version`,
      `${JSON.stringify(version)} is no ${kind}`,
    ]),
  );
});

it('of a ref that is made of a version, both are said', () => {
  const [first] = sold({ version: { gitRef: (version) => `web ${version}` } }, '1.0');
  expect(first).toMatchObject({
    at: { file: 'products/web/rings.yaml', path: 'early.version' },
    problem: '"web 1.0", to which "1.0" comes, is no git ref',
  });
});

it('what a ring ran and ran before are judged, too: a hold may run them', () => {
  const rings = {
    ...everywhere('1.0'),
    internal: { version: '1.0', previous: 'a b', percent: 50, ran: ['c d'] },
  };
  const issues = issuesOf({ products: [product('web', kinds['git ref'], rings)] });
  expect(issues.map(({ at }) => at.path)).toStrictEqual(['internal.previous', 'internal.ran']);
});

it("an environment's branch is a git ref, and a chart's version a version", () => {
  const { environments } = fleet();
  const branched = fleet({
    environments: { ...environments, prod: { ...environments['prod']!, branch: 'a b' } },
  });
  expect(issuesOf({ fleet: branched })).toStrictEqual([
    expect.objectContaining({
      at: { file: 'fleet/fleet.ts', path: 'environments.prod.branch' },
      problem: '"a b" is no git ref',
    }),
  ]);
  const chart = { repository: 'charts', name: 'web', chartVersion: 'latest' };
  expect(sold({ chart, version: { value: 'image.tag' } }, '1.0')).toStrictEqual([
    expect.objectContaining({
      at: { file: 'products/web/product.ts', path: 'chart.chartVersion' },
      problem: '"latest" is no version of a chart',
    }),
  ]);
});
