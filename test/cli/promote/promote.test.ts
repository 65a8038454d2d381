import fs, { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { CustomerInput } from '../../../lib/authored/specs';
import type { FleetSpec } from '../../../lib/authored/fleet';
import { program } from '../../../lib/cli/program';
import { promoteJson } from '../../../lib/json/promote';
import { listened } from '../../support/output';
import { customer, fleet, product } from '../../support/specs';

const heard = listened();
let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'promote-'))));
afterEach(() => rmSync(root, { recursive: true }));

const FILE = 'products/web/rings.yaml';
const RINGS = `# What runs where.
internal:
  version: '1.6.0' # the newest
  since: 2026-11-16
  ran: ['1.5.1', '1.4.3']
early:
  version: '1.5.1'
  since: 2026-11-20
  ran: ['1.4.3']
late:
  version: '1.4.3'
  since: 2026-09-07
`;
const tenants = (ring: string) => ({ prod: { cluster: 'argo-prod', ring } }) as const;
const held = {
  prod: {
    ...tenants('early').prod,
    holds: { web: { version: '1.4.3', until: '2026-12-31', reason: 'an audit' } },
  },
} as const;

async function run(
  argv: readonly string[],
  changes: Partial<FleetSpec> = {},
  text = RINGS,
  more: readonly CustomerInput[] = [],
) {
  const files = {
    [FILE]: text,
    ...Object.fromEntries(
      [
        customer('acme', { tenants: tenants('early') }),
        customer('hooli', { tenants: tenants('late') }),
        customer('initech', { tenants: held }),
        ...more,
      ].map(({ spec, file }) => [file, `export default ${JSON.stringify(spec)};\n`]),
    ),
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  const catalogue = { fleet: fleet(changes), products: [product('web').spec] };
  const clock = () => new Date('2026-12-01T09:00:00Z');
  const code = await program({ root, catalogue, command: 'fleet', clock }).run(argv);
  return { code, text: readFileSync(join(root, FILE), 'utf8') };
}

it('tenants that get it later are told, with the moment by their clocks', async () => {
  const windows = {
    night: { days: ['sat'], start: '22:00', duration: '4h', timeZone: 'Europe/Amsterdam' },
  } as const;
  const freezes = { audit: { from: '2026-12-01', until: '2026-12-06', reason: 'an audit' } };
  const waiting = customer('waiting', { tenants: tenants('early'), windows, freezes });
  expect((await run(['promote', 'web', '--to', 'early', '--dry-run'], {}, RINGS, [waiting])).code).toBe(0);
  expect(heard.out).toContain(
    '\n  waiting-prod waits until Sat 2026-12-12 22:00 Europe/Amsterdam: its freeze audit (an audit), its window night\n',
  );
  heard.out = '';
  await run(['promote', 'web', '--to', 'early', '--dry-run', '--json'], {}, RINGS, [waiting]);
  expect(promoteJson.parse(JSON.parse(heard.out))).toMatchObject({
    waiting: [{ tenant: 'waiting-prod', at: '2026-12-12T22:00:00+01:00', timeZone: 'Europe/Amsterdam' }],
  });
});

it('a ring gets the newest version that the rings before have proven, and everything else stays as it was', async () => {
  const { code, text } = await run(['promote', 'web', '--to', 'early']);
  expect([code, text]).toEqual([
    0,
    RINGS.replace(
      `early:\n  version: '1.5.1'\n  since: 2026-11-20\n  ran: ['1.4.3']`,
      `early:\n  version: '1.6.0'\n  since: 2026-12-01\n  ran: ['1.5.1', '1.4.3']`,
    ),
  ]);
  expect(heard.out).toBe(`web in early: 1.5.1 -> 1.6.0: 1 tenant
  acme-prod  1.5.1 -> 1.6.0
  initech-prod stays at 1.4.3, held until 2026-12-31: an audit

products/web/rings.yaml
  -   version: '1.5.1'
  -   since: 2026-11-20
  -   ran: ['1.4.3']
  +   version: '1.6.0'
  +   since: 2026-12-01
  +   ran: ['1.5.1', '1.4.3']

Written, with dist/. Commit it: git commit -am 'Promote web in early to 1.6.0'
`);
  expect(readFileSync(join(root, 'dist/customers/acme/index.json'), 'utf8')).toContain('"ring": "early"');
});

it('a dry run says the same, and writes nothing', async () => {
  const { code, text } = await run(['promote', 'web', '--to', 'early', '--dry-run', '--json']);
  expect([code, text]).toEqual([0, RINGS]);
  expect(promoteJson.parse(JSON.parse(heard.out))).toMatchObject({
    from: '1.5.1',
    to: '1.6.0',
    isWritten: false,
    tenants: [{ tenant: 'acme-prod', from: '1.5.1', to: '1.6.0' }],
    held: [{ tenant: 'initech-prod', version: '1.4.3' }],
  });
});

it('a share of a ring, more of it, and the rest', async () => {
  const some = await run(['promote', 'web', '--to', 'early', '--percent', '10']);
  expect(some.text).toContain(
    `early:\n  version: '1.6.0'\n  since: 2026-12-01\n  previous: '1.5.1'\n  percent: 10\n  ran: ['1.4.3']\n`,
  );
  const more = await run(['promote', 'web', '--to', 'early', '--percent', '60'], {}, some.text);
  expect(more.text).toBe(some.text.replace('percent: 10', 'percent: 60'));
  const all = await run(['promote', 'web', '--to', 'early'], {}, more.text);
  expect(all.text).toContain(`early:\n  version: '1.6.0'\n  since: 2026-12-01\n  ran: ['1.5.1', '1.4.3']\n`);
});

it('a ring goes back to what it ran last, and keeps what it leaves for the rings after it', async () => {
  const back = await run(['rollback', 'web', '--ring', 'internal', '--reason', 'it leaks']);
  expect(back.text).toContain(
    `internal:\n  version: '1.5.1' # the newest\n  since: 2026-12-01\n  ran: ['1.6.0', '1.4.3']\n`,
  );
  expect(heard.out).toContain(`git commit -am 'Roll back web in internal to 1.5.1: it leaks'`);
  const half = await run(['promote', 'web', '--to', 'early', '--percent', '10']);
  const early = await run(['rollback', 'web', '--ring', 'early', '--reason', 'it leaks'], {}, half.text);
  expect(early.text).toContain(
    `early:\n  version: '1.5.1'\n  since: 2026-12-01\n  ran: ['1.6.0', '1.4.3']\n`,
  );
});

it('a ring goes back within a freeze, and before what it goes back to has soaked', async () => {
  const changes = {
    freezes: { audit: { ...freezes.audit, rings: ['internal', 'early'] } },
    ...soaking('3d'),
  };
  const text = RINGS.replace(
    `'1.5.1'\n  since: 2026-11-20\n  ran: [`,
    `'1.6.0'\n  since: 2026-11-20\n  ran: ['1.5.1', `,
  );
  const first = await run(['rollback', 'web', '--ring', 'internal', '--reason', 'x'], changes, text);
  const { code } = await run(['rollback', 'web', '--ring', 'early', '--reason', 'x'], changes, first.text);
  expect([first.code, code, heard.said]).toEqual([0, 0, expect.not.stringContaining('error')]);
});

it('a hotfix goes before its turn, with its reason', async () => {
  const given = ['--version', '1.6.0', '--hotfix', '--reason', "it's CVE-1"];
  const { code, text } = await run(['promote', 'web', '--to', 'late', ...given]);
  expect([code, text]).toEqual([
    0,
    expect.stringContaining(`  hotfix: { version: '1.6.0', reason: 'it''s CVE-1' }\n`),
  ]);
});

const soaking = (soak: string) => ({
  rings: { ...fleet().rings, internal: { environment: 'dev', soak } },
});
const soak = soaking('30d');
const freezes = {
  audit: { from: '2026-11-30', until: '2026-12-04', reason: 'auditors are here', rings: ['early'] },
};
const half = RINGS.replace(`'1.5.1'\n`, `'1.6.0'\n  previous: '1.5.1'\n  percent: 40\n`);

it.each<[string, string[], Partial<FleetSpec>, string, string]>([
  [
    'the order of rings',
    ['promote', 'web', '--to', 'late', '--version', '1.6.0'],
    {},
    RINGS,
    "late' runs 1.6.0, which 'early' has not reached: it runs 1.5.1",
  ],
  [
    'a version that has not soaked',
    ['promote', 'web', '--to', 'early', '--version', '1.6.0'],
    soak,
    RINGS,
    "'early' takes 1.6.0 on 2026-12-01, and 'internal', which runs it since 2026-11-16, has to run it for 30d before\n  fix: wait until 2026-12-16",
  ],
  [
    'a freeze',
    ['promote', 'web', '--to', 'early'],
    { freezes },
    RINGS,
    "'early' takes 1.6.0 on 2026-12-01, within the freeze 'audit': auditors are here\n  fix: wait until 2026-12-05",
  ],
  [
    'more of a ring within a freeze',
    ['promote', 'web', '--to', 'early', '--percent', '80'],
    { freezes },
    half,
    "rings.yaml:9:12: more customers of 'early' would get 1.6.0 on 2026-12-01, within the freeze 'audit': auditors are here\n  fix: wait until 2026-12-05",
  ],
  [
    'a version that nobody knows',
    ['promote', 'web', '--to', 'early', '--version', '1.7.0'],
    {},
    RINGS,
    "--version: no ring runs or ran 1.7.0 of 'web'\n  fix: ",
  ],
  [
    'what it runs already',
    ['promote', 'web', '--to', 'early', '--version', '1.5.1'],
    {},
    RINGS,
    "'early' runs 1.5.1 already",
  ],
  [
    'a share that it has already',
    ['promote', 'web', '--to', 'early', '--percent', '40'],
    {},
    half,
    "'early' runs 1.6.0 already for 40 percent of its customers\n  fix: give a larger share than 40, or roll back",
  ],
  [
    'a third version while a rollout is on its way',
    ['promote', 'web', '--to', 'early', '--version', '1.4.3', '--reason', 'x'],
    {},
    half,
    "'early' is on its way from 1.5.1 to 1.6.0: 40 percent of its customers run it",
  ],
  [
    'an older version without a reason',
    ['promote', 'web', '--to', 'early', '--version', '1.4.3'],
    {},
    RINGS,
    "1.4.3 is older than what 'early' runs, 1.5.1\n  fix: say why it goes back: --reason",
  ],
  [
    'what is no semantic version',
    ['promote', 'web', '--to', 'internal', '--version', 'latest'],
    {},
    RINGS,
    "latest is no semantic version: whether it is older than what 'internal' runs, 1.6.0, nobody can tell\n  fix: give a version such as 1.6.0, or say why: --reason",
  ],
  [
    'an entry that another one refers to, and so would move with it',
    ['promote', 'web', '--to', 'early'],
    {},
    RINGS.replace('early:\n', 'early: &early\n').replace(/late:\n[^]*/, 'late: *early\n'),
    'is written in a way that is not edited\n  fix: nothing is written; edit the entry by hand, and synthesize',
  ],
  [
    'a hotfix without a reason',
    ['promote', 'web', '--to', 'late', '--version', '1.6.0', '--hotfix'],
    {},
    RINGS,
    "a hotfix of 'late' has no reason",
  ],
  [
    'nothing newer',
    ['promote', 'web', '--to', 'late'],
    {},
    RINGS.replace(`'1.4.3'\n  since: 2026-09-07`, `'1.5.1'`),
    "'late' runs 1.5.1, and 'early' nothing newer",
  ],
  [
    'a first ring without a version',
    ['promote', 'web', '--to', 'internal'],
    {},
    RINGS,
    "no ring comes before 'internal'",
  ],
  [
    'a ring that there is not',
    ['promote', 'web', '--to', 'erly'],
    {},
    RINGS,
    "unknown ring 'erly'\n  fix: did you mean 'early'?",
  ],
  ['a product that there is not', ['promote', 'wbe', '--to', 'early'], {}, RINGS, "unknown product 'wbe'"],
  [
    'a share that is none',
    ['promote', 'web', '--to', 'early', '--percent', '0'],
    {},
    RINGS,
    "--percent: '0' is no share",
  ],
  [
    'a rollback to what it never ran',
    ['rollback', 'web', '--ring', 'early', '--to', '1.6.0', '--reason', 'x'],
    {},
    RINGS,
    "'early' never ran 1.6.0\n  fix: give one of 1.4.3, or promote",
  ],
  [
    'a rollback of a ring that ran nothing else',
    ['rollback', 'web', '--ring', 'late', '--reason', 'x'],
    {},
    RINGS,
    "nobody says what 'late' ran before",
  ],
])('%s is refused, and nothing is written', async (_, argv, changes, before, said) => {
  const { code, text } = await run(argv, changes, before);
  expect([code, text, heard.out]).toEqual([1, before, '']);
  expect(heard.said).toContain(said);
});

it('a write that fails is told without a stack trace', async () => {
  const { writeFileSync: write } = jest.requireActual<typeof fs>('node:fs');
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { syscall: 'write' });
  jest.spyOn(fs, 'writeFileSync').mockImplementation((path, text, ...more) => {
    if (typeof text === 'string' && text.includes('since: 2026-12-01')) throw full;
    write(path, text, ...more);
  });
  const { code, text } = await run(['promote', 'web', '--to', 'early']);
  expect([code, text, heard.out]).toEqual([1, RINGS, '']);
  expect(heard.said).toContain('error: ENOSPC: no space left on device, write\n');
  expect(heard.said).not.toMatch(/^ {4}at /m);
});

it('a dry run tells the warnings of the fleet as it would be', async () => {
  const given = ['--version', '1.5.1', '--hotfix', '--reason', 'x', '--dry-run'];
  const { code } = await run(['promote', 'web', '--to', 'late', ...given]);
  expect([code, heard.said]).toEqual([
    0,
    expect.stringContaining("'late' needs no hotfix for 1.5.1: 'early' runs or ran it"),
  ]);
});
