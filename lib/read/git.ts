import { execFileSync } from 'node:child_process';
import { orNone } from './reading';

/**
 * The output of a git command; `undefined` where the command fails or git is not installed.
 *
 * @param folder to run it in
 */
export function git(folder: string, ...args: readonly string[]): string | undefined {
  return gitGiven(folder, undefined, ...args)?.toString('utf8');
}

/** The same, with text on stdin and bytes back: sizes that git tells count bytes. */
export function gitGiven(
  folder: string,
  input: string | undefined,
  ...args: readonly string[]
): Buffer | undefined {
  return orNone(() =>
    execFileSync('git', args, {
      cwd: folder,
      stdio: ['pipe', 'pipe', 'ignore'],
      maxBuffer: Infinity,
      ...(input !== undefined && { input }),
    }),
  );
}
