import { createInterface } from 'node:readline';
import { publish } from '../../lib/publish/publish';
import { localRepository } from '../../lib/publish/repository/local';
import { remoteRepository } from '../../lib/publish/repository/remote';
import type { FleetSource } from '../../lib/publish/source';

/** What a publisher is told on a line. */
export interface Told {
  readonly repo: string;
  readonly kept: string;
  readonly files: readonly { readonly path: string; readonly content: string }[];
  readonly commit: string;
}

/** Publishes what a line tells: a program of its own, which a test kills. */
async function told({ repo, kept, files, commit }: Told): Promise<void> {
  const repository = repo.startsWith('file:')
    ? await remoteRepository(repo, kept)
    : await localRepository(repo);
  const of: FleetSource = {
    commit,
    isDirty: false,
    author: 'a <a>',
    subject: 'a',
    ancestry: () => Promise.resolve('before'),
  };
  const publications = [{ repository, branch: 'main', prefix: '', releases: [], files: () => files }];
  const env = Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap((who) => [
      [`GIT_${who}_NAME`, 'a'],
      [`GIT_${who}_EMAIL`, 'a@b'],
    ]),
  ) as Record<string, string>;
  const result = await publish(publications, {
    source: of,
    committer: { env, isSigning: false },
    judge: () => Promise.resolve([]),
    allow: [],
  });
  repository.close();
  process.stdout.write(
    `${'issues' in result ? JSON.stringify(result.issues) : result.publishings[0]!.outcome}\n`,
  );
}

if (require.main === module) {
  createInterface(process.stdin).on('line', (line) => void told(JSON.parse(line) as Told));
  process.stdout.write('ready\n');
}
