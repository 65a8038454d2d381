import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PublishResult } from '../../lib/publish/publish';
import { localRepository } from '../../lib/publish/repository/local';
import { remoteRepository } from '../../lib/publish/repository/remote';
import type { StateRepositoryAccess } from '../../lib/publish/repository/repository';
import type { Files } from '../support/sample';
import { BareRepository, publishFiles, source } from '../support/state-repository';

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

const outcome = (result: PublishResult) =>
  'issues' in result ? result.issues.map(({ problem }) => problem).join() : result.publishings[0]!.outcome;

/** What the n-th commit of a fleet makes: it has what all before it brought. */
const made = (n: number): Files => ({
  'rings/late/web.yaml': `count: ${n}\n`,
  ...Object.fromEntries(Array.from({ length: n % 7 }, (_, of) => [`customers/c${of}/index.json`, `${n}\n`])),
});

async function race(rounds: number, open: () => Promise<StateRepositoryAccess>): Promise<void> {
  const to = async (prefix: string, n: number) => {
    const repository = await open();
    try {
      const releases = [
        { customer: 'a', tenant: 'a', product: 'web', ring: 'late', cluster: 'c', version: `${n}` },
      ];
      // Customers come and go: how many files may is another test's.
      const allow = Array.from({ length: 7 }, (_, of) => `c${of}`);
      return outcome(
        await publishFiles(state.folder, {
          files: made(n),
          prefix,
          releases,
          allow,
          source: source(n),
          repository,
        }),
      );
    } finally {
      repository.close();
    }
  };
  const ended: string[] = [];
  for (let round = 1; round <= rounds; round++) {
    const n = round * 2;
    // Two commits of one fleet; or one of it, and one of another that lives in the same branch.
    const both =
      round % 2 === 0 ? [to('north', n), to('north', n + 1)] : [to('north', n + 1), to('south', n)];
    ended.push(...(await Promise.all(both)));
    const { 'north/rings/late/web.yaml': north, 'south/rings/late/web.yaml': south } = state.files();
    const last = round % 2 === 0 ? n - 2 : n;
    expect([round, north, south]).toEqual([round, `count: ${n + 1}\n`, `count: ${last}\n`]);
  }
  const below = (prefix: string, n: number) =>
    Object.fromEntries(Object.entries(made(n)).map(([path, text]) => [`${prefix}/${path}`, text]));
  const files: Record<string, string> = { ...state.files() };
  for (const prefix of ['north', 'south'])
    for (const own of ['.ringfleet', '.ringfleet-releases']) delete files[`${prefix}/${own}`];
  expect(files).toEqual({
    ...below('north', rounds * 2 + 1),
    ...below('south', (rounds - 1 + (rounds % 2)) * 2),
  });
  expect(
    [...new Set(ended)].filter((each) => each !== 'superseded' && !each.includes('which is newer than')),
  ).toEqual(['published']);
  // One line of commits, each on top of the one before: none of those that were told of is missing.
  const commits = state.git('rev-list', '--first-parent', 'main').trim().split('\n');
  expect(commits).toHaveLength(ended.filter((each) => each === 'published').length);
  expect(state.git('fsck', '--strict', '--no-dangling')).toBe('');
}

it('of publishes at once no change is lost: 50 rounds', () => race(50, () => localRepository(state.folder)));

it('nor where git carries them: 5 rounds', () =>
  race(5, () => remoteRepository(`file://${state.folder}`, kept)));

it('a commit by hand in between stays', async () => {
  await publishFiles(state.folder, { files: made(1) });
  const repository = await localRepository(state.folder);
  let by: string | undefined;
  const slow: StateRepositoryAccess = {
    ...repository,
    move: (...given) => {
      by ??= state.commit({ 'README.md': 'mine\n', 'rings/late/web.yaml': 'by hand\n' });
      return repository.move(...given);
    },
  };
  const files = { ...made(1), 'rings/early/web.yaml': 'a: 1\n' };
  expect(outcome(await publishFiles(state.folder, { files, source: source(2), repository: slow }))).toBe(
    'published',
  );
  expect(state.git('rev-parse', 'main~').trim()).toBe(by);
  // What is ours is as the fleet makes it: this was rendered again, for it had not changed at first.
  expect(state.files()).toMatchObject({ ...files, 'README.md': 'mine\n' });
});
