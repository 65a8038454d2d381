import { groupBy } from '../facts/group-by';
import { withoutComments, type Change, type ChangeKind } from './changes';
import { lineDiff } from './line-diff';

/** More files than these are counted, and named where somebody asks for all. */
const FILES = 100;
/** More lines of differences than these are left out where nobody asks for all. */
const LINES = 40;

export interface ReportOptions {
  /** Every file, and every line that differs. @default false - as far as they are few */
  readonly diff?: boolean;
}

/** Differences, by owner, and then what the lines are; the same lines in several files are shown once. */
export function report(
  changes: readonly Change[],
  owner: (path: string) => string,
  { diff = false }: ReportOptions,
): string {
  const groups = groupBy(changes, ({ path }) => owner(path));
  const isNamed = diff || changes.length <= FILES;
  const told = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, own]) => [
      ...(isNamed ? [''] : []),
      `${name}: ${kindsOf(own)}`,
      ...(isNamed ? own.map(({ path, kind }) => `  ${kind.padEnd(8)} ${path}`) : []),
    ]);
  return [...told, ...ofLines(changes, diff)].map((line) => `${line}\n`).join('');
}

const KINDS: Readonly<Record<ChangeKind, string>> = {
  added: 'added',
  changed: 'changed',
  comments: 'changed in comments alone',
  removed: 'removed',
};

/** `2 added, 1 changed`. */
export function kindsOf(changes: readonly Change[]): string {
  return Object.entries(KINDS)
    .map(([kind, told]) => [changes.filter((change) => change.kind === kind).length, told] as const)
    .filter(([count]) => count > 0)
    .map(([count, told]) => `${count} ${told}`)
    .join(', ');
}

function ofLines(changes: readonly Change[], isAll: boolean): string[] {
  const ofKind = (wanted: ChangeKind) => changes.filter(({ kind }) => kind === wanted);
  const wanted = isAll ? changes : [...ofKind('changed'), ...ofKind('comments')];
  const linesOf = ({ kind, before, after }: Change) =>
    isAll || kind === 'comments'
      ? lineDiff(before, after)
      : lineDiff(withoutComments(before), withoutComments(after));
  const alike = groupBy(wanted, (change) => linesOf(change).join('\n'));
  const blocks = [...alike].map(([lines, [first, ...same]]) => [
    '',
    same.length === 0 ? first.path : `${first.path}, and the same in ${same.length} more`,
    ...lines.split('\n').map((line) => `  ${line}`),
  ]);
  if (isAll) return blocks.flat();
  const told: string[] = [];
  for (const block of blocks) if (told.length + block.length <= LINES) told.push(...block);
  return told.length === blocks.flat().length
    ? told
    : [...told, '', 'There is more: --diff shows every line.'];
}
