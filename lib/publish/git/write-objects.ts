import { gitPrints, gitSays, type Environment } from './run';
import type { NewTree } from './trees';

/** Writes files into a repository as objects that nothing leads to yet. */
export async function writeBlobs(folder: string, contents: Iterable<Buffer>): Promise<void> {
  const input: (Buffer | string)[] = [];
  for (const content of contents) input.push(`blob\ndata ${content.length}\n`, content, '\n');
  if (input.length > 0)
    await gitPrints(folder, ['fast-import', '--quiet', '--done'], { input: [...input, 'done\n'] });
}

/** Writes trees whose entries are there, or are promised by the repository that this is a copy of. */
export async function writeTrees(folder: string, trees: readonly NewTree[]): Promise<void> {
  const lines = trees.map(({ entries }) =>
    entries.map(([name, { mode, kind, object }]) => `${mode} ${kind} ${object}\t${name}\0`).join(''),
  );
  const input = [Buffer.from(lines.map((each) => `${each}\0`).join(''), 'latin1')];
  const written = await gitSays(folder, ['mktree', '-z', '--batch', '--missing'], { input });
  const expected = trees.map(({ object }) => object).join('\n');
  if (written !== expected) throw new Error('git names trees in another way than ringfleet does');
}

export interface NewCommit {
  readonly tree: string;
  /** @default - it is the first of its branch */
  readonly parent?: string;
  readonly message: string;
  readonly isSigned: boolean;
}

/** Writes a commit that no branch has yet. @returns its name */
export async function writeCommit(
  folder: string,
  { tree, parent, message, isSigned }: NewCommit,
  env: Environment,
): Promise<string> {
  const args = ['commit-tree', tree, ...(parent === undefined ? [] : ['-p', parent])];
  return gitSays(folder, [...args, ...(isSigned ? ['-S'] : []), '-F', '-'], { input: [message], env });
}
