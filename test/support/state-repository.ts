import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { namespacesThatGo } from '../../lib/publish/namespaces';
import {
  publish,
  type Publication,
  type PublishOptions,
  type PublishResult,
} from '../../lib/publish/publish';
import { localRepository } from '../../lib/publish/repository/local';
import type { Ancestry, FleetSource } from '../../lib/publish/source';
import type { Files } from './sample';

export const NOBODY = {
  GIT_AUTHOR_NAME: 'ann',
  GIT_AUTHOR_EMAIL: 'ann@fleet.test',
  GIT_COMMITTER_NAME: 'ann',
  GIT_COMMITTER_EMAIL: 'ann@fleet.test',
};

/** Git in a folder, by nobody in particular and without the configuration of whoever runs the test. */
export function gitIn(folder: string, ...args: readonly string[]): string {
  const env = { ...process.env, ...NOBODY, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  return execFileSync('git', args, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** The n-th commit of a fleet that has one line of history; `beside` is on another one. */
export function source(number: number, more: Partial<FleetSource> = {}): FleetSource {
  const nameOf = (of: number) => of.toString(16).padStart(4, '0').padEnd(40, 'c');
  return {
    commit: nameOf(number),
    isDirty: false,
    author: 'Bob <bob@fleet.test>',
    subject: `Change ${number}`,
    ancestry: (published) => {
      const other = Number.parseInt(published.slice(0, 4), 16);
      const found: Ancestry = other === number ? 'same' : other < number ? 'before' : 'after';
      return Promise.resolve(found);
    },
    ...more,
  };
}

/** A bare repository in a temporary folder. */
export class BareRepository {
  readonly folder = mkdtempSync(join(tmpdir(), 'state-'));

  constructor(...options: readonly string[]) {
    gitIn(this.folder, 'init', '--quiet', '--bare', '--initial-branch=main', ...options, '.');
  }

  git(...args: readonly string[]): string {
    return gitIn(this.folder, ...args);
  }

  /** The files of a branch, by path. */
  files(branch = 'main'): Files {
    const lines = this.git('ls-tree', '-r', '-z', branch)
      .split('\0')
      .filter((line) => line !== '');
    const entries = lines.map((line) => /^\d+ \w+ (\w+)\t(.*)$/s.exec(line)!);
    const input = entries.map(([, object]) => `${object}\n`).join('');
    const printed = execFileSync('git', ['cat-file', '--batch'], { cwd: this.folder, input });
    let at = 0;
    return Object.fromEntries(
      entries.map(([, , path]) => {
        const end = printed.indexOf('\n', at);
        const start = end + 1;
        at = start + Number(printed.toString('latin1', at, end).split(' ')[2]) + 1;
        return [path, printed.toString('utf8', start, at - 1)];
      }),
    );
  }

  /** Puts a commit of somebody else on a branch. */
  commit(files: Readonly<Record<string, string>>, branch = 'main', message = 'by hand'): string {
    const work = mkdtempSync(join(tmpdir(), 'state-work-'));
    try {
      const index = { ...process.env, ...NOBODY, GIT_INDEX_FILE: join(work, 'index') };
      const run = (input: string, ...args: readonly string[]) =>
        execFileSync('git', args, { cwd: this.folder, env: index, input, encoding: 'utf8' }).trim();
      const tip = run('', 'for-each-ref', '--format=%(objectname)', `refs/heads/${branch}`);
      if (tip !== '') run('', 'read-tree', tip);
      for (const [path, text] of Object.entries(files)) {
        const object = run(text, 'hash-object', '-w', '--stdin');
        run('', 'update-index', '--add', '--cacheinfo', `100644,${object},${path}`);
      }
      const parent = tip === '' ? [] : ['-p', tip];
      const commit = run(message, 'commit-tree', run('', 'write-tree'), ...parent);
      run('', 'update-ref', `refs/heads/${branch}`, commit);
      return commit;
    } finally {
      rmSync(work, { recursive: true });
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export interface PublishedFiles
  extends
    Partial<PublishOptions>,
    Partial<Pick<Publication, 'branch' | 'prefix' | 'releases' | 'repository'>> {
  readonly files: Files;
}

/** Publishes files in this process to a repository of this machine. */
export async function publishFiles(folder: string, given: PublishedFiles): Promise<PublishResult> {
  const { files, branch = 'main', prefix = '', releases = [], repository, ...options } = given;
  const access = repository ?? (await localRepository(folder));
  const all = Object.entries(files).map(([path, content]) => ({ path, content }));
  return publish([{ repository: access, branch, prefix, releases, files: () => all }], {
    source: source(1),
    committer: { env: NOBODY, isSigning: false },
    judge: namespacesThatGo,
    allow: [],
    ...options,
  });
}
