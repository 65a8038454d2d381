import fs, { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FleetSpec } from '../../../lib/authored/fleet';
import { program } from '../../../lib/cli/program';
import { holdJson } from '../../../lib/json/hold';
import { listened } from '../../support/output';
import { customer, fleet, product } from '../../support/specs';

const heard = listened();
let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'hold-'))));
afterEach(() => rmSync(root, { recursive: true }));

const RINGS = `internal:
  version: '1.6.0'
  ran: ['1.5.1', '1.4.3']
early:
  version: '1.5.1'
  ran: ['1.4.3']
late:
  version: '1.4.3'
`;
const { tenants: _, ...rest } = customer('acme', { products: { web: {}, api: {} } }).spec;
const written = (tenants: string) =>
  `// Ask Kim.\nexport default {\n${Object.entries(rest)
    .map(([key, value]) => `  ${key}: ${JSON.stringify(value)},\n`)
    .join('')}  tenants: ${tenants},\n};\n`;
const ACME = written(`{
    prod: {
      cluster: 'argo-prod', // the old one
      ring: 'early',
    },
  }`);
const HELD = ACME.replace(
  `ring: 'early',\n`,
  `ring: 'early',
      holds: {
        web: { version: '1.5.1', until: '2026-12-31', reason: 'year end' },
      },\n`,
);
const TS = 'customers/acme/customer.ts';
const YAML = 'customers/hooli/products.yaml';
const HOOLI = `products: [web] # one
tenants:
  prod:
    sites:
      # The first.
      north:
        cluster: argo-prod
        ring: early # for now
      south: { cluster: argo-prod, ring: late }
`;
const METADATA = Object.entries({ ...rest, name: 'hooli', group: 'hooli-operators' })
  .filter(([key]) => key !== 'products')
  .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
  .join('');

async function run(
  argv: readonly string[],
  files: Readonly<Record<string, string>> = {},
  changes: Partial<FleetSpec> = {},
) {
  const all = {
    'products/api/rings.yaml': RINGS,
    'products/web/rings.yaml': RINGS,
    [TS]: ACME,
    [YAML]: HOOLI,
    'customers/hooli/metadata.yaml': METADATA,
    ...files,
  };
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  const values = { replicaCount: 1, cpu: '50m', memory: '64Mi' };
  const catalogue = {
    fleet: fleet(changes),
    products: [product('web', { values }).spec, product('api', { values }).spec],
  };
  const clock = () => new Date('2026-12-01T09:00:00Z');
  const code = await program({ root, catalogue, command: 'fleet', clock }).run(argv);
  const textOf = (path: string) => readFileSync(join(root, path), 'utf8');
  return { code, acme: textOf(TS), hooli: textOf(YAML) };
}

const given = ['--product', 'web', '--until', '2026-12-31', '--reason', 'year end'];

it('a tenant keeps what it runs, and everything else of its file stays', async () => {
  const { code, acme } = await run(['hold', 'acme-prod', ...given]);
  expect([heard.said, code, acme]).toEqual([expect.any(String), 0, HELD]);
  expect(heard.out).toBe(`acme-prod/web  1.5.1  held until 2026-12-31: year end

customers/acme/customer.ts
  +       holds: {
  +         web: { version: '1.5.1', until: '2026-12-31', reason: 'year end' },
  +       },

Written, with dist/. Commit it: git commit -am 'Hold web for acme-prod until 2026-12-31: year end'
`);
});

it('a dry run says the same, and writes nothing', async () => {
  const { code, acme } = await run(['hold', 'acme', ...given, '--dry-run', '--json']);
  expect([code, acme]).toEqual([0, ACME]);
  expect(holdJson.parse(JSON.parse(heard.out))).toMatchObject({
    isWritten: false,
    isReleased: false,
    tenants: [{ tenant: 'acme-prod', from: '1.5.1', to: '1.5.1', hold: { version: '1.5.1' } }],
  });
});

it('promote says who is held, and it stays behind', async () => {
  await run(['promote', 'web', '--to', 'early', '--dry-run'], { [TS]: HELD });
  expect(heard.out).toContain('acme-prod stays at 1.5.1, held until 2026-12-31: year end');
});

it('of a customer in YAML all tenants are held, each at what it runs, and let go again', async () => {
  const { code, hooli } = await run(['hold', 'hooli', ...given]);
  expect([heard.said, code, hooli]).toEqual([
    expect.any(String),
    0,
    `products: [web] # one
tenants:
  prod:
    sites:
      # The first.
      north:
        cluster: argo-prod
        ring: early # for now
        holds:
          web:
            version: 1.5.1
            until: "2026-12-31"
            reason: year end
      south: { cluster: argo-prod, ring: late, holds: { web: { version: 1.4.3, until: "2026-12-31", reason: year end } } }
`,
  ]);
  const back = await run(['release-hold', 'hooli', '--product', 'web'], { [YAML]: hooli });
  expect([back.code, back.hooli]).toEqual([0, HOOLI]);
});

it('a hold that is there gets another day, and keeps its version and comments', async () => {
  const held = HELD.replace(`until: '2026-12-31'`, `until: '2026-12-10' /* agreed */`).replace(
    '1.5.1',
    '1.4.3',
  );
  const { code, acme } = await run(['hold', 'acme', ...given], { [TS]: held });
  expect([code, acme]).toEqual([0, held.replace('2026-12-10', '2026-12-31')]);
});

it('a hold is let go, and what the tenant moves to is said', async () => {
  const held = HELD.replace('1.5.1', '1.4.3');
  const { code, acme } = await run(['release-hold', 'acme', '--product', 'web'], { [TS]: held });
  expect([code, acme]).toEqual([0, ACME]);
  expect(heard.out).toContain(`acme-prod/web  1.4.3 -> 1.5.1  as 'early' does\n`);
});

it('of several holds one goes', async () => {
  const other = `        api: { version: '1.4.3', until: '2026-12-31', reason: 'x' },\n`;
  const two = HELD.replace(`      },\n    },`, `${other}      },\n    },`);
  const { code, acme } = await run(['release-hold', 'acme', '--product', 'web'], { [TS]: two });
  expect([code, acme]).toEqual([
    0,
    ACME.replace(`'early',\n`, `'early',\n      holds: {\n${other}      },\n`),
  ]);
});

const recalls = (version: string) => ({
  'products/web/recalls.yaml': `- version: '${version}'\n  date: 2026-11-30\n  reason: it leaks\n`,
});
const old = HELD.replace('1.5.1', '1.4.3');
const freezes = { 'year-end': { from: '2026-11-30', until: '2026-12-04', reason: 'nobody is there' } };

it.each<[string, string[], Readonly<Record<string, string>>, string, Partial<FleetSpec>?]>([
  [
    'who there is not',
    ['hold', 'acm', ...given],
    {},
    `hold: 'acm' is no customer or tenant\n  fix: did you mean`,
  ],
  ['what it does not have', ['hold', 'acme', ...given.with(1, 'wbe')], {}, `unknown product 'wbe'`],
  ['no day', ['hold', 'acme', ...given.with(3, 'soon')], {}, `--until: 'soon' is no day`],
  ['a day that is over', ['hold', 'acme', ...given.with(3, '2026-11-30')], {}, '--until: 2026-11-30 is over'],
  ['no reason', ['hold', 'acme', ...given.with(5, ' ')], {}, '--reason: is empty'],
  [
    'a version that nobody ran',
    ['hold', 'acme', ...given, '--version', '9.9.9'],
    {},
    'no ring runs or ran 9.9.9',
  ],
  [
    'one that is newer than its ring',
    ['hold', 'acme', ...given, '--version', '1.6.0'],
    {},
    '1.6.0 is newer than what ring',
  ],
  [
    'one that is recalled',
    ['hold', 'acme', ...given],
    recalls('1.5.1'),
    `1.5.1 of 'web' is recalled since 2026-11-30: it leaks`,
  ],
  ['what is said already', ['hold', 'acme', ...given], { [TS]: HELD }, 'says so already'],
  [
    'a hold that there is not',
    ['release-hold', 'acme', '--product', 'web'],
    {},
    `'acme' holds no version of 'web'`,
  ],
  [
    'a move to what is recalled',
    ['release-hold', 'acme', '--product', 'web'],
    { [TS]: old, ...recalls('1.5.1') },
    `'acme-prod' would move from 1.4.3 to 1.5.1, which is recalled`,
  ],
  [
    'a move within a freeze',
    ['release-hold', 'acme', '--product', 'web'],
    { [TS]: old },
    `within the freeze 'year-end': nobody is there\n  fix: wait until 2026-12-05`,
    { freezes },
  ],
])('%s is refused, and nothing is written', async (...row) => {
  const [, argv, files, said, changes] = row;
  const { code, acme } = await run(argv, files, changes);
  expect([code, heard.out, acme]).toEqual([1, '', files[TS] ?? ACME]);
  expect(heard.said).toContain(said);
});

it('within a freeze a reason lets it go', async () => {
  const argv = ['release-hold', 'acme', '--product', 'web', '--reason', 'they ask for it'];
  expect((await run(argv, { [TS]: old }, { freezes })).code).toBe(0);
});

it('a write that fails is told without a stack trace', async () => {
  const { writeFileSync: write } = jest.requireActual<typeof fs>('node:fs');
  await run(['status']);
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { syscall: 'write' });
  jest.spyOn(fs, 'writeFileSync').mockImplementation((path, text, ...more) => {
    if (typeof text === 'string' && text.includes('year end')) throw full;
    write(path, text, ...more);
  });
  const { code, acme } = await run(['hold', 'acme', ...given]);
  expect([code, acme, heard.said]).toEqual([
    1,
    ACME,
    expect.stringContaining('error: ENOSPC: no space left'),
  ]);
});

describe('of tenants that their regions place', () => {
  const clusters = Object.fromEntries(
    ['west', 'north'].map((region) => [
      `argo-${region}`,
      { ...fleet().clusters['argo-prod']!, region, environment: 'prod' },
    ]),
  );
  const changes = { clusters: { ...fleet().clusters, ...clusters } };
  const regional = written(`{
    prod: {
      regions: ['west', 'north'],
      ring: 'early',
    },
  }`);

  it('the statement of all of them holds', async () => {
    const { code, acme } = await run(['hold', 'acme', ...given], { [TS]: regional }, changes);
    expect([heard.said, code]).toEqual([expect.any(String), 0]);
    expect(acme.match(/holds: {\n +web: { version: '1.5.1'/g)).toHaveLength(1);
    expect(heard.out).toContain('acme-prod-west/web');
    expect(heard.out).toContain('acme-prod-north/web');
  });

  it('and lets go', async () => {
    const hold = `      holds: {\n        web: { version: '1.5.1', until: '2026-12-31', reason: 'year end' },\n      },\n`;
    const held = regional.replace(`ring: 'early',\n`, (ring) => ring + hold);
    const { code, acme } = await run(['release-hold', 'acme', '--product', 'web'], { [TS]: held }, changes);
    expect([code, acme]).toEqual([0, regional]);
  });

  it('one of them alone is refused, because the others would hold, too', async () => {
    const { code, acme } = await run(['hold', 'acme-prod-west', ...given], { [TS]: regional }, changes);
    expect([code, acme]).toEqual([1, regional]);
    expect(heard.said).toContain('tenants.prod: places acme-prod-north, too, which would hold the same');
    expect(heard.said).toContain("fix: hold all of them: give 'acme' in place of the tenant");
  });
});
