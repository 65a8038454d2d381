import { commitsOf } from '../../lib/history/commits';
import { historyEntriesOf } from '../../lib/history/entries';
import type { HistoryEntry } from '../../lib/history/entry';
import type { PublishedRelease } from '../../lib/publish/record';
import { localRepository } from '../../lib/publish/repository/local';
import type { Files } from '../support/sample';
import { BareRepository, publishFiles, source } from '../support/state-repository';

let state: BareRepository;
beforeEach(() => (state = new BareRepository()));
afterEach(() => state.remove());

/** A release as it is published: on a cluster of Flux its values are inline, elsewhere for reviewers. */
interface Published extends PublishedRelease {
  readonly values: Readonly<Record<string, number | string | null>>;
}
type Fleet = ReadonlyMap<string, Published>;

const keyOf = ({ tenant, product }: PublishedRelease) => `${tenant}/${product}`;

function filesOf(fleet: Fleet): Files {
  const files: Record<string, string> = { 'rings/late/web.yaml': '{}\n' };
  for (const { customer, tenant, product, cluster, version, values } of fleet.values()) {
    files[`customers/${customer}/index.json`] = '{}\n';
    const text = Object.entries(values)
      .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
      .join('');
    const inline = text.replace(/^/gm, '    ').trimEnd();
    const labels = `  labels:\n    ringfleet.io/tenant: ${tenant}\n    ringfleet.io/product: ${product}`;
    if (cluster === 'argo')
      files[`customers/${customer}/${product}/releases/${tenant}.yaml`] =
        `tenant: ${tenant}\nversion: "${version}"\nvalues:\n${inline}\n`;
    else
      files[`clusters/${cluster}/tenants/${tenant}/releases/${product}.yaml`] = Object.values(
        values,
      ).includes(null)
        ? `kind: ConfigMap\nmetadata:\n  name: r-values\ndata:\n  values.yaml: |\n${inline}\n---\nkind: HelmRelease\nmetadata:\n  name: r\n${labels}\nspec:\n  valuesFrom: []\n`
        : `kind: HelmRelease\nmetadata:\n  name: r\n${labels}\nspec:\n  values:\n${inline.replace(/^/gm, '  ')}\n`;
  }
  return files;
}

/** Reads all that a branch says. */
async function read(
  isIn = (_: number) => true,
  isAsked = (_: PublishedRelease) => true,
): Promise<HistoryEntry[][]> {
  const repository = await localRepository(state.folder);
  const tip = (await repository.tip('main'))!;
  const all: HistoryEntry[][] = [];
  for await (const commit of commitsOf({ name: 'state', repository, tip, prefix: '' }, { isIn, isAsked }))
    all.push(historyEntriesOf(commit));
  return all;
}

const allowed = ['c0', 'c1', 'c2', 'c3'];
const to = (fleet: Fleet, n: number, more: object = {}) =>
  publishFiles(state.folder, {
    files: filesOf(fleet),
    releases: [...fleet.values()],
    source: source(n),
    allow: allowed,
    committer: {
      env: {
        GIT_AUTHOR_NAME: 'Ann',
        GIT_AUTHOR_EMAIL: 'ann@fleet.test',
        GIT_COMMITTER_NAME: 'ci',
        GIT_COMMITTER_EMAIL: 'ci@fleet.test',
        GIT_COMMITTER_DATE: `${1_700_000_000 + n * 60} +0000`,
      },
      isSigning: false,
    },
    ...more,
  });

/** The same sequence in each run. */
function random(): (below: number) => number {
  let seed = 4711;
  return (below) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((seed / 2 ** 31) * below);
  };
}

function changed(before: Fleet, draw: (below: number) => number): Fleet {
  const fleet = new Map(before);
  const among = <T>(all: readonly T[]) => all[draw(all.length)]!;
  for (let count = 1 + draw(3); count > 0; count--) {
    const [customer, product] = [among(allowed), among(['web', 'api'])];
    const tenant = `${customer}-prod`;
    const key = `${tenant}/${product}`;
    const was = fleet.get(key);
    const values = {
      replicas: 1 + draw(5),
      cpu: among(['50m', '1', '1e3', '0x10', 'yes']),
      note: draw(4) === 0 ? null : 'a',
    };
    const release = {
      customer,
      tenant,
      product,
      ring: among(['early', 'late']),
      cluster: among(['argo', 'flux']),
      ...(draw(5) > 0 && { version: `1.${draw(4)}.0` }),
      values,
    };
    if (was && draw(6) === 0) fleet.delete(key);
    else fleet.set(key, was && draw(2) === 0 ? { ...was, values } : release);
  }
  return fleet;
}

/** What people would say that differs: the model that history is held against. */
function said(before: Fleet, after: Fleet): string[] {
  const lines: string[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(key), after.get(key)];
    if (!is) lines.push(`${key} removed ${was!.version} > undefined`);
    else if (!was) lines.push(`${key} added undefined > ${is.version}`);
    else {
      for (const part of ['version', 'ring', 'cluster'] as const)
        if (was[part] !== is[part]) lines.push(`${key} ${part} ${was[part]} > ${is[part]}`);
      for (const name of Object.keys(is.values))
        if (was.values[name] !== is.values[name])
          lines.push(`${key} value ${name} ${was.values[name]} > ${is.values[name]}`);
    }
  }
  return lines.sort();
}

const line = (entry: HistoryEntry) =>
  `${keyOf(entry)} ${entry.what}${entry.path === undefined ? '' : ` ${entry.path}`} ${entry.from as string} > ${entry.to as string}`;

it('equals a replay of 200 random publishes', async () => {
  const draw = random();
  const expected: (readonly [source: string, lines: string[]])[] = [];
  let fleet: Fleet = new Map();
  for (let n = 1; n <= 200; n++) {
    const next = changed(fleet, draw);
    const result = await to(next, n, draw(2) === 0 ? { reason: `CHG-${n}` } : {});
    if (!('publishings' in result)) throw new Error(JSON.stringify(result));
    if (result.publishings[0]!.outcome === 'published') expected.push([source(n).commit, said(fleet, next)]);
    fleet = next;
  }
  const found = await read();
  expect(expected.length).toBeGreaterThan(150);
  expect(found.map((entries) => entries.map(line).sort())).toEqual(expected.map(([, lines]) => lines));
  // Each with its commit, and what that says.
  const commits = state.git('log', '--reverse', '--format=%H %cI', 'main').trim().split('\n');
  for (const [index, entries] of found.entries())
    for (const entry of entries) {
      expect(`${entry.commit} ${entry.at}`).toBe(commits[index]);
      expect([entry.source, entry.by, entry.sourceAuthor]).toEqual([
        expected[index]![0],
        'Ann <ann@fleet.test>',
        'Bob <bob@fleet.test>',
      ]);
      expect([undefined, `CHG-${Number.parseInt(entry.source!.slice(0, 4), 16)}`]).toContain(entry.reason);
    }
  // Of one customer, and of late, it is what it is of all, and no more.
  const since = Date.parse(commits[100]!.split(' ')[1]!);
  const some = await read(
    (time) => time >= since,
    ({ customer }) => customer === 'c2',
  );
  const all = found.flat().filter(({ customer, at }) => customer === 'c2' && Date.parse(at) >= since);
  expect(some.flat()).toEqual(all);
}, 180_000);

const acme: Published = {
  customer: 'acme',
  tenant: 'acme-prod',
  product: 'web',
  ring: 'late',
  cluster: 'argo',
  version: '1.0.0',
  values: { replicas: 1 },
};
const only = (more: Partial<Published> = {}): Fleet => new Map([['acme-prod/web', { ...acme, ...more }]]);

it('a merge is what it brings, in the words of what is merged', async () => {
  await to(only(), 1);
  await to(only({ version: '1.1.0' }), 2, { pullRequestBranch: 'next', reason: 'CHG-2' });
  state.commit({ 'README.md': 'a' });
  const tree = state.git('merge-tree', '--write-tree', 'main', 'next').trim();
  const merge = state.git('commit-tree', '-p', 'main', '-p', 'next', '-m', 'Merge request 1', tree).trim();
  state.git('update-ref', 'refs/heads/main', merge);
  const [first, byHand, merged] = await read();
  expect([first!.map(line), byHand, merged!.map(line)]).toEqual([
    ['acme-prod/web added undefined > 1.0.0'],
    [],
    ['acme-prod/web version 1.0.0 > 1.1.0'],
  ]);
  expect(merged![0]).toMatchObject({
    commit: merge,
    reason: 'CHG-2',
    source: source(2).commit,
    by: 'ann <ann@fleet.test>',
  });
});

it('values that one repository has of releases of another are theirs', async () => {
  const values = new BareRepository();
  const both = async (fleet: Fleet, n: number) => {
    await publishFiles(state.folder, {
      files: { 'clusters/argo/a.yaml': '' },
      releases: [...fleet.values()],
      source: source(n),
    });
    await publishFiles(values.folder, { files: filesOf(fleet), source: source(n) });
  };
  await both(only(), 1);
  await both(only({ values: { replicas: 4 } }), 2);
  const repository = await localRepository(values.folder);
  const tip = (await repository.tip('main'))!;
  const all = [];
  for await (const commit of commitsOf(
    { name: 'values', repository, tip, prefix: '' },
    { isIn: () => true, isAsked: () => true, elsewhere: only() },
  ))
    all.push(historyEntriesOf(commit).map(line));
  values.remove();
  expect(all).toEqual([[], ['acme-prod/web value replicas 1 > 4']]);
});

it('what looks secret is not shown', async () => {
  await to(only({ values: { password: 'hunter2-before', replicas: 1 } }), 1);
  await to(only({ values: { password: 'hunter2-after', replicas: 2 } }), 2);
  const [, second] = await read();
  expect(second!.map(({ path, from, to: is }) => [path, from, is])).toEqual([
    ['password', '(not shown)', '(not shown)'],
    ['replicas', 1, 2],
  ]);
});

it('a file that somebody broke says nothing, and stops nothing', async () => {
  await to(only(), 1);
  state.commit({ 'customers/acme/web/releases/acme-prod.yaml': '{ [', '.ringfleet-releases': 'nonsense\n' });
  await to(only({ version: '2.0.0' }), 2);
  expect((await read()).map((entries) => entries.map(line))).toEqual([
    ['acme-prod/web added undefined > 1.0.0'],
    ['acme-prod/web removed 1.0.0 > undefined'],
    ['acme-prod/web added undefined > 2.0.0'],
  ]);
});
