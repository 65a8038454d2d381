import { sep } from 'node:path';
import { SECRET, type Case } from './case';
import type { Ran } from './worker';

/** Longer than any of these takes, on a machine that is busy. */
const LONGEST = 10_000;
/** What people read to the end. */
const MOST = 40;

/** What the program did wrong with a malformed input; nothing where all is as it has to be. */
export function faultsOf({ expected }: Case, ran: Ran, folder: string): string[] {
  const { code, thrown, stdout, stderr, isOutputSame, milliseconds } = ran;
  const lines = stderr.split('\n');
  const errors = lines.filter((line) => line.startsWith('error: '));
  const found: (readonly [boolean, string])[] = [
    [thrown !== undefined, `throws ${thrown}`],
    [thrown === undefined && code !== 1, `ends with ${code}`],
    [stdout !== '', 'prints to stdout'],
    [/^\s+at \S+ ?\(?.*:\d+|node:internal|\bat async /m.test(stderr), 'shows a stack trace'],
    [[stdout, stderr].some((text) => isSecretIn(text)), 'prints a secret'],
    [!isOutputSame, 'changes the output'],
    [!expected.isOutput && stderr.includes(folder), 'names a folder of this machine'],
    [/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(stderr), 'prints control characters'],
    [errors.length === 0, 'tells of no error'],
    [errors.length > MOST, `tells of ${errors.length} errors`],
    [stderr.length > 30_000, `prints ${stderr.length} characters`],
    [milliseconds > LONGEST, `takes ${milliseconds} ms`],
    [!errors.some((line) => isThere(line, expected)), `does not say where: ${JSON.stringify(expected)}`],
    [errors.some((line) => !isFollowed(lines, line) && !/\. Give a /.test(line)), 'does not say what to do'],
  ];
  return found.flatMap(([isFault, what]) => (isFault ? [what] : []));
}

function isSecretIn(text: string): boolean {
  return [SECRET, Buffer.from(SECRET).toString('base64').slice(0, 14)].some((secret) =>
    text.includes(secret),
  );
}

function isFollowed(lines: readonly string[], line: string): boolean {
  return lines[lines.indexOf(line) + 1]?.startsWith('  fix: ') ?? false;
}

function isThere(line: string, { file, lines, hasLine, isOutput }: Case['expected']): boolean {
  const where = line.slice('error: '.length);
  const [, told] = /^[^:]+:(\d+):[1-9]\d*/.exec(where) ?? [];
  if (isOutput) return line.includes(`${sep}dist"`);
  // A module that stopped did so where it gave on what cannot be read, which may be another.
  if (lines && where.includes('cannot be loaded')) return told !== undefined;
  if (!where.startsWith(file)) return false;
  if (lines) return lines.includes(Number(told));
  return !hasLine || told !== undefined;
}
