import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { program } from '../../../lib/cli/program';
import type { FleetDiff } from '../../../lib/json/diff';
import { historyJson } from '../../../lib/json/history';
import { publishJson } from '../../../lib/json/publish';
import type { ReportAnswers } from '../../../lib/report';
import type { ReportRows } from '../../../lib/report/data';
import { listened } from '../../support/output';
import { customer, fleet, product } from '../../support/specs';
import { BareRepository, gitIn } from '../../support/state-repository';
import { asFolder } from '../../support/yaml-customer';

/* A source and a state repository, from the first customer to the last publish. */
const heard = listened();
const root = mkdtempSync(join(tmpdir(), 'operated-'));
const state = new BareRepository();
afterAll(() => {
  rmSync(root, { recursive: true });
  state.remove();
});

const chart = { repository: 'code', path: 'charts/web' } as const;
const web = product('web', { chart }).spec;
const run = (...argv: string[]) => {
  heard.said = heard.out = '';
  return program({ root, catalogue: { fleet: fleet(), products: [web] }, command: 'fleet' }).run(argv);
};
const publish = (...argv: string[]) => run('publish', '--repo', state.folder, ...argv);
const history = async (...argv: string[]) => {
  expect([await run('history', '--repo', state.folder, ...argv), heard.said]).toEqual([0, '']);
  return heard.out;
};

/** What a page has in it. */
function packedIn(html: string) {
  const read = (id: string): unknown => {
    const [, packed] = new RegExp(`id="${id}">([^<]+)<`).exec(html)!;
    return JSON.parse(inflateRawSync(Buffer.from(packed!, 'base64')).toString());
  };
  return { rows: read('rows') as ReportRows, answers: read('answers') as ReportAnswers };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
function put(name: string, ring = 'late', replicaCount = 1): void {
  const { spec } = customer(name, {
    products: { web: { replicaCount } },
    tenants: { prod: { cluster: 'argo-prod', ring } },
  });
  for (const [path, text] of Object.entries(asFolder(spec))) write(`customers/${name}/${path}`, text);
}
const rings = (early: string, late: string) =>
  write(
    'products/web/rings.yaml',
    `internal:\n  version: '1.1.0'\n  ran: ['1.0.0']\nearly:\n  version: '${early}'\nlate:\n  version: '${late}'\n`,
  );
function commit(message: string): void {
  gitIn(root, 'add', '-A');
  gitIn(root, 'commit', '--quiet', '-m', message);
}

it('two repositories, from onboarding to offboarding', async () => {
  gitIn(root, 'init', '--quiet', '--initial-branch=main');
  gitIn(root, 'config', 'user.name', 'Ann');
  gitIn(root, 'config', 'user.email', 'ann@fleet.test');
  // The first customers.
  rings('1.0.0', '1.0.0');
  for (let n = 0; n < 12; n++) put(`c${n}`);
  put('acme', 'early');
  commit('Begin');
  expect([await publish(), heard.said]).toEqual([0, expect.stringContaining('published')]);
  // Onboarding.
  const answers = [
    '--title',
    'Bank',
    '--tier',
    'standard',
    '--region',
    'westeurope',
    '--contact',
    'ops@bank.example',
  ];
  const where = [
    '--group',
    'bank-operators',
    '--products',
    'web',
    '--environments',
    'prod',
    '--cluster',
    'prod=argo-prod',
    '--ring',
    'prod=late',
  ];
  expect([await run('new', 'customer', 'bank', '--yaml', ...answers, ...where), heard.said]).toEqual([
    0,
    expect.anything(),
  ]);
  commit('Add bank');
  expect(await publish('--reason', 'order 7')).toBe(0);
  // A promotion.
  expect([await run('promote', 'web', '--to', 'early'), heard.said]).toEqual([0, expect.anything()]);
  commit('Promote web to early');
  expect(await publish('--reason', 'CHG-1')).toBe(0);
  // Another ring, and a value.
  expect([await run('move', 'bank-prod', '--ring', 'early', '--commit'), heard.said]).toEqual([
    0,
    expect.stringContaining(' changed'),
  ]);
  write('customers/bank/web/values.yaml', 'replicaCount: 3\n');
  commit('Give bank three replicas');
  expect(await publish()).toBe(0);
  // A rename, which is refused until it is named.
  expect([await run('rename', 'customer', 'acme', '--to', 'acme-corp', '--commit'), heard.said]).toEqual([
    0,
    expect.stringContaining('removed: '),
  ]);
  expect([await publish(), heard.said]).toEqual([1, expect.stringContaining('--allow acme, for this run')]);
  expect(await publish('--allow', 'acme')).toBe(0);
  // Offboarding.
  const gone = await run('remove', 'customer', 'bank', '--resources', 'keep', '--commit');
  expect([gone, heard.out]).toEqual([0, expect.stringContaining('committed: Remove customer bank\n')]);
  expect(await publish()).toBe(1);
  expect(await publish('--allow', 'bank-prod', '--json')).toBe(0);
  expect(publishJson.safeParse(JSON.parse(heard.out)).error).toBeUndefined();

  expect(gitIn(root, 'log', '--reverse', '--format=%s').trim().split('\n')).toEqual([
    'Begin',
    'Add bank',
    'Promote web to early',
    'Move bank-prod from ring late to early',
    'Give bank three replicas',
    'Rename customer acme to acme-corp',
    'Remove customer bank',
  ]);
  const subjects = state.git('log', '--reverse', '--format=%s', 'main').trim().split('\n');
  expect(subjects.map((each) => each.replace(/^Publish \w{12}: /, ''))).toEqual([
    'add 13 customers',
    'add bank',
    'web 1.0.0 to 1.1.0 in early',
    'web 1.0.0 to 1.1.0 in early',
    'add acme-corp; remove acme',
    'remove bank',
  ]);
  const trailers = state.git(
    'log',
    '-3',
    '--format=%(trailers:key=Customers,key=Rings,key=Version,key=Allowed)',
    'main',
  );
  expect(
    trailers
      .trim()
      .split('\n')
      .filter((each) => each !== ''),
  ).toEqual([
    'Customers: bank',
    'Rings: early',
    'Version: web early 1.1.0 - (1)',
    'Allowed: bank-prod',
    'Customers: acme, acme-corp',
    'Rings: early',
    'Version: web early 1.1.0 - (1)',
    'Version: web early - 1.1.0 (1)',
    'Allowed: acme',
    'Customers: bank',
    'Rings: early',
    'Version: web early 1.0.0 1.1.0 (1)',
  ]);
});

it('history says who got what, when, by whom and why', async () => {
  const said = (await history('bank'))
    .replace(/\d{4}-\S+ {2}\w{12}/g, 'AT')
    .replace(/from \w{12}/g, 'from SOURCE');
  expect(said).toBe(`AT  by Ann <ann@fleet.test>
  from SOURCE of Ann <ann@fleet.test>
  web 1.1.0 goes: bank-prod

AT  by Ann <ann@fleet.test>
  from SOURCE of ann <ann@fleet.test>
  web ring late -> early: bank-prod
  web replicaCount 1 -> 3: bank-prod
  web 1.0.0 -> 1.1.0 in early: bank-prod

AT  by Ann <ann@fleet.test>
  from SOURCE of ann <ann@fleet.test>
  because: order 7
  web 1.0.0 is new: bank-prod
`);
  // Of all, what is alike is one line.
  expect(await history()).toContain(
    '  web 1.0.0 is new: acme-prod, c0-prod, c1-prod, c10-prod, c11-prod and 8 more\n',
  );
});

it('the same as JSON and CSV, of a URL too', async () => {
  const url = ['--repo', `file://${state.folder}`];
  heard.out = '';
  expect(await run('history', 'bank-prod', '--format', 'json', ...url)).toBe(0);
  const found = historyJson.parse(JSON.parse(heard.out));
  expect(found.entries.map(({ what, from, to, reason }) => [what, from, to, reason])).toEqual([
    ['removed', '1.1.0', undefined, undefined],
    ['ring', 'late', 'early', undefined],
    ['value', 1, 3, undefined],
    ['version', '1.0.0', '1.1.0', undefined],
    ['added', undefined, '1.0.0', 'order 7'],
  ]);
  const csv = (await history('bank', '--format', 'csv')).split('\r\n');
  expect(csv).toHaveLength(7);
  expect(csv[5]).toMatch(
    /^20.*,fleet-state,Ann <ann@fleet.test>,\w{40},ann <ann@fleet.test>,order 7,bank,bank-prod,web,late,argo-prod,added,,,1.0.0$/,
  );
  expect(JSON.parse(await history('--since', '2999-01-01', '--format', 'json'))).toEqual({ entries: [] });
});

it('a report has what history and diff say, and tells which changes are dangerous', async () => {
  const out = join(root, 'report/history.html');
  expect(await run('report', '--repo', state.folder, '--since', '2000-01-01', '--out', out)).toBe(0);
  const { rows, answers } = packedIn(readFileSync(out, 'utf8'));
  const { published } = answers;
  expect({ entries: published!.entries }).toEqual(JSON.parse(await history('--format', 'json')));
  expect(published!.commits.map(({ reason, changes }) => [reason, changes])).toEqual([
    [undefined, 1],
    [undefined, 2],
    [undefined, 3],
    ['CHG-1', 1],
    ['order 7', 1],
    [undefined, 13],
  ]);
  const checkout = (commit: string) => {
    const folder = join(root, 'report', commit);
    gitIn(root, 'clone', '--quiet', state.folder, folder);
    gitIn(folder, 'reset', '--quiet', '--hard', `origin/${commit}`);
    return folder;
  };
  const [now, before] = [checkout('main'), checkout('main^')];
  // Something goes.
  expect(await run('diff', '--from', now, '--against', before, '--format', 'json')).toBe(2);
  const { classes, entries } = JSON.parse(heard.out) as FleetDiff;
  expect(published!.last.map(({ diff }) => [diff.classes, diff.entries])).toEqual([[classes, entries]]);
  expect(rows.of.lastChange).toEqual(classes);
  expect(classes.DELETE).toBeGreaterThan(0);
});

it('a report says what is wrong with what it is to read', async () => {
  const live = join(root, 'report/live.json');
  writeFileSync(live, '{"kind": "Secret"}');
  const wrong = ['--live', live, '--live', '/nowhere', '--since', 'now', '--repo', 'x=y'];
  expect(await run('report', ...wrong)).toBe(1);
  for (const said of [
    "unknown state repository 'x'",
    "'now' is no day",
    'live.json has no list of items',
    "no such file or directory, open '/nowhere'",
    'fix: give a file that `kubectl get applications,helmreleases,kustomizations -A -o json` printed',
  ])
    expect(heard.said).toContain(said);
  expect(await run('report', '--repo', '/nowhere')).toBe(1);
  expect(heard.said).toContain('error: git ls-remote: ');
});

it.each([
  [['bnak'], "error: history: unknown customer or tenant 'bnak'"],
  [['--format', 'xml'], "error: --format: unknown format 'xml'"],
  [['--since', 'yesterday'], "error: --since: 'yesterday' is no day"],
  [['--repo', '/nowhere'], 'error: git ls-remote: '],
])('%j is refused', async (argv, expected) => {
  const repo = argv[0] === '--repo' ? [] : ['--repo', state.folder];
  expect([await run('history', ...argv, ...repo), heard.said]).toEqual([
    1,
    expect.stringContaining(expected),
  ]);
  expect(heard.out).toBe('');
});
