import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PublishResult } from '../../lib/publish/publish';
import { remoteRepository } from '../../lib/publish/repository/remote';
import {
  BareRepository,
  gitIn,
  NOBODY,
  publishFiles,
  source,
  type PublishedFiles,
} from '../support/state-repository';

let state: BareRepository;
let kept: string;
beforeEach(() => {
  state = new BareRepository();
  kept = mkdtempSync(join(tmpdir(), 'copies-'));
});
afterEach(() => {
  state.remove();
  rmSync(kept, { recursive: true });
});

const files = {
  'customers/acme/index.json': '{}\n',
  'customers/acme/web/values.yaml': 'replicas: 3\n',
  'rings/late/web.yaml': '{}\n',
};
const acme = { customer: 'acme', tenant: 'acme-prod', product: 'web', ring: 'late', cluster: 'c1' };

function outcomes(result: PublishResult): unknown {
  return 'issues' in result
    ? result.issues.map(({ problem }) => problem)
    : result.publishings.map(({ outcome }) => outcome);
}

/** To a folder, and to a URL: they differ in how a branch is read and moved. */
const ways = {
  folder: (given: PublishedFiles) => publishFiles(state.folder, given),
  url: async (given: PublishedFiles) => {
    const repository = await remoteRepository(`file://${state.folder}`, kept);
    try {
      return await publishFiles(state.folder, { ...given, repository });
    } finally {
      repository.close();
    }
  },
};

describe.each(['folder', 'url'] as const)('to a %s', (way) => {
  const to = (given: PublishedFiles) => ways[way](given);

  it('the first publish makes the branch, and the next one changes what changed', async () => {
    expect(outcomes(await to({ files, releases: [{ ...acme, version: '1.0.0' }] }))).toEqual(['published']);
    expect(state.files()).toEqual({
      ...files,
      '.ringfleet': expect.stringContaining('\ncustomers\nrings\n'),
      '.ringfleet-releases': expect.stringMatching(/\nacme acme-prod web late c1 1\.0\.0\n$/),
    });
    const next = { ...files, 'rings/late/web.yaml': 'a: 1\n', 'rings/early/web.yaml': '{}\n' };
    const releases = [{ ...acme, version: '1.1.0' }];
    expect(
      outcomes(await to({ files: next, releases, source: source(2), reason: 'CHG-1\n\nasked for' })),
    ).toEqual(['published']);
    expect(state.git('diff', '--name-status', 'main~', 'main').trim().split('\n')).toEqual([
      'M\t.ringfleet-releases',
      'A\trings/early/web.yaml',
      'M\trings/late/web.yaml',
    ]);
    expect(state.git('log', '-1', '--format=%an <%ae>%n%B')).toBe(`ann <ann@fleet.test>
Publish 0002cccccccc: web 1.0.0 to 1.1.0 in late

3 files written, 0 removed, from 0002cccccccc "Change 2".

Source-Commit: ${source(2).commit}
Source-Author: Bob <bob@fleet.test>
Customers: acme
Rings: early, late
Version: web late 1.0.0 1.1.0 (1)
Reason: CHG-1 asked for

`);
    expect(state.git('fsck', '--strict')).toBe('');
  });

  it('nothing changed is no commit, whatever source it is from', async () => {
    await to({ files });
    const before = state.git('rev-parse', 'main');
    expect(outcomes(await to({ files, source: source(2) }))).toEqual(['unchanged']);
    expect(state.git('rev-parse', 'main')).toBe(before);
  });

  it('what an unchanged publish has brought, an older one does not take back', async () => {
    await to({ files, source: source(1) });
    // The second commit of the fleet was bad, and the third has reverted it before the publish of the second ran.
    expect(outcomes(await to({ files, source: source(3) }))).toEqual(['unchanged']);
    const bad = { ...files, 'rings/late/web.yaml': 'bad: 1\n' };
    expect(outcomes(await to({ files: bad, source: source(2) }))).toEqual([
      expect.stringContaining('was published from 0003cccccccc, which is newer than 0002cccccccc'),
    ]);
    expect(outcomes(await to({ files: bad, source: source(4) }))).toEqual(['published']);
    expect(outcomes(await to({ files, source: source(5) }))).toEqual(['published']);
    expect(state.git('for-each-ref', '--format=%(refname)', 'refs/heads').trim()).toBe('refs/heads/main');
  });

  it('what others have in the repository stays', async () => {
    state.commit({ 'README.md': 'hello\n', 'docs/a.md': 'a\n' });
    await to({ files });
    const commit = state.commit({ '.github/CODEOWNERS': '* @us\n' });
    await to({ files: { ...files, 'rings/late/web.yaml': 'a: 1\n' }, source: source(2) });
    expect(state.git('rev-parse', 'main~')).toBe(`${commit}\n`);
    expect(state.files()).toMatchObject({
      'README.md': 'hello\n',
      'docs/a.md': 'a\n',
      '.github/CODEOWNERS': '* @us\n',
      'rings/late/web.yaml': 'a: 1\n',
    });
  });

  it('what is below a prefix is all that it touches', async () => {
    state.commit({ 'customers/a.txt': 'mine\n' });
    await to({ files, prefix: 'deploy/fleet' });
    await to({
      files: { 'customers/acme/index.json': '{}\n', 'rings/late/web.yaml': '{}\n' },
      prefix: 'deploy/fleet',
      allow: ['1-files'],
    });
    expect(Object.keys(state.files())).toEqual([
      'customers/a.txt',
      'deploy/fleet/.ringfleet',
      'deploy/fleet/.ringfleet-releases',
      'deploy/fleet/customers/acme/index.json',
      'deploy/fleet/rings/late/web.yaml',
    ]);
  });

  it('a file takes the place of a folder, and a folder that of a file', async () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`rings/r${n}/web.yaml`, '']));
    await to({ files: { ...many, 'customers/a/b': '1', 'customers/c': '2' } });
    await to({ files: { ...many, 'customers/a': '3', 'customers/c/d/é.yaml': '4' }, source: source(2) });
    expect(state.git('fsck', '--strict')).toBe('');
    const { 'customers/a': a, 'customers/c/d/é.yaml': d } = state.files();
    expect([a, d]).toEqual(['3', '4']);
  });

  it('folders of others that would be ours are not taken without a word', async () => {
    state.commit({ 'customers/acme/index.json': '{}\n', 'rings/old.yaml': '{}\n' });
    expect(outcomes(await to({ files }))).toEqual([
      'has customers/acme/index.json and 1 more, and no .ringfleet says that ringfleet wrote it',
    ]);
    expect(outcomes(await to({ files, allow: ['.ringfleet'] }))).toEqual(['published']);
  });

  it('an older source, and one beside, take nothing back', async () => {
    await to({ files, source: source(5) });
    const other = { ...files, 'rings/late/web.yaml': 'a: 1\n' };
    const before = state.git('rev-parse', 'main');
    expect(outcomes(await to({ files: other, source: source(4) }))).toEqual([
      'was published from 0005cccccccc, which is newer than 0004cccccccc: this would take back what came since',
    ]);
    for (const [found, said] of [
      ['beside', 'the two have gone apart'],
      ['unknown', 'nobody can tell which of the two is newer'],
    ] as const)
      expect(
        outcomes(await to({ files: other, source: source(6, { ancestry: () => Promise.resolve(found) }) })),
      ).toEqual([expect.stringContaining(said)]);
    expect(state.git('rev-parse', 'main')).toBe(before);
    const allow = ['source/0005cccccccc'];
    expect(outcomes(await to({ files: other, source: source(4), allow }))).toEqual(['published']);
  });

  it('more than a tenth of the files goes by their number alone', async () => {
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`rings/r${n}/web.yaml`, '']));
    const left = (count: number) => Object.fromEntries(Object.entries(many).slice(0, count));
    await to({ files: many });
    expect(outcomes(await to({ files: left(18), source: source(2) }))).toEqual(['published']);
    expect(outcomes(await to({ files: left(16), source: source(3) }))).toEqual([
      '2 of 18 files would go (12 %, and 10 % may): rings/r16/web.yaml, rings/r17/web.yaml',
    ]);
    expect(outcomes(await to({ files: left(16), source: source(3), allow: ['3-files'] }))).toHaveLength(1);
    expect(outcomes(await to({ files: left(16), source: source(3), allow: ['2-files'] }))).toEqual([
      'published',
    ]);
    expect(state.git('log', '-1', '--format=%(trailers:key=Allowed,valueonly)').trim()).toBe('2-files');
  });

  it('a namespace goes by its name, its tenant or its customer', async () => {
    const namespace = (name: string) =>
      `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${name}\n  labels:\n    ringfleet.io/tenant: acme-prod\n`;
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`rings/r${n}/web.yaml`, '']));
    const path = 'clusters/c1/tenants/acme-prod/namespace.yaml';
    await to({ files: { ...many, [path]: `${namespace('a')}---\n${namespace('b')}` } });
    const moved = { ...many, 'clusters/c1/tenants/acme-prod/spaces.yaml': namespace('a') };
    const before = state.git('rev-parse', 'main');
    for (const allow of [[], ['b-b'], ['c1/a']])
      expect(outcomes(await to({ files: moved, source: source(2), allow }))).toEqual([
        'namespace b goes from c1, with all that is in it',
      ]);
    expect(state.git('rev-parse', 'main')).toBe(before);
    for (const name of ['c1/b', 'b', 'acme-prod'])
      expect(outcomes(await to({ files: moved, source: source(2), allow: [name], isDryRun: true }))).toEqual([
        'would publish',
      ]);
    expect(state.git('rev-parse', 'main')).toBe(before);
  });

  it('a pull request has the commit, and its branch follows', async () => {
    await to({ files });
    const change = (n: number) => ({
      files: { ...files, 'rings/late/web.yaml': `a: ${n}\n` },
      source: source(n),
      pullRequestBranch: 'next',
    });
    const before = state.git('rev-parse', 'main');
    expect(outcomes(await to(change(2)))).toEqual(['published']);
    expect(outcomes(await to(change(3)))).toEqual(['published']);
    const [main, next] = [state.git('rev-parse', 'main'), state.git('rev-parse', 'next')];
    expect([main, state.git('rev-parse', 'next~')]).toEqual([before, before]);
    const later = { env: { ...NOBODY, GIT_COMMITTER_DATE: '2030-01-01T00:00:00Z' }, isSigning: false };
    expect(outcomes(await to({ ...change(3), committer: later }))).toEqual(['unchanged']);
    expect(state.git('rev-parse', 'next')).toBe(next);
    state.commit({ 'rings/late/web.yaml': 'mine\n' }, 'next');
    expect(outcomes(await to(change(4)))).toEqual([
      expect.stringContaining("has a commit of somebody else's"),
    ]);
  });
});

it('a repository with other names of objects is the same', async () => {
  state.remove();
  state = new BareRepository('--object-format=sha256');
  expect(outcomes(await ways.folder({ files }))).toEqual(['published']);
  expect(
    outcomes(await ways.url({ files: { ...files, 'rings/late/web.yaml': 'a: 1\n' }, source: source(2) })),
  ).toEqual(['published']);
  expect([state.git('fsck', '--strict'), state.git('rev-parse', 'main').length]).toEqual(['', 65]);
});

it('of a large state nothing is brought but what is judged, and nothing is checked out', async () => {
  state.git('config', 'uploadpack.allowFilter', 'true');
  state.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  const many = Object.fromEntries(
    Array.from({ length: 400 }, (_, n) => [`clusters/c${n % 20}/tenants/t${n}/web.yaml`, `n: ${n}\n`]),
  );
  await ways.folder({ files: many });
  const changed = { ...many, 'clusters/c3/tenants/t3/web.yaml': 'n: 1000\n' };
  expect(outcomes(await ways.url({ files: changed, source: source(2) }))).toEqual(['published']);
  expect(state.files()).toMatchObject(changed);
  const copy = join(kept, readdirSync(kept)[0]!);
  const missing = gitIn(copy, 'rev-list', '--objects', '--missing=print', 'refs/heads/main').match(/^\?/gm);
  // There are the marker, the record, and what the file was.
  expect(missing).toHaveLength(400 - 1);
  expect(readdirSync(copy)).not.toContain('clusters');
});
