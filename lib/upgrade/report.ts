import { groupBy } from '../facts/group-by';
import type { Change } from './changes';
import { lineDiff } from './line-diff';

/** Paths of one owner that are named where nobody asks for all. */
const PATHS = 20;
/** Lines of differences that are shown where nobody asks for all. */
const FEW = 40;

export interface ReportOptions {
  /** Every path, and every line that differs. @default false - lines only where they are few */
  readonly diff?: boolean;
}

/** Differences, by owner, and then what the lines are; the same lines in several files are shown once. */
export function report(
  changes: readonly Change[],
  owner: (path: string) => string,
  { diff = false }: ReportOptions,
): string {
  const groups = groupBy(changes, ({ path }) => owner(path));
  const told = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, own]) => ofOwner(name, own, diff));
  return [...told, ...ofLines(changes, diff)].map((line) => `${line}\n`).join('');
}

function ofOwner(name: string, changes: readonly Change[], isAll: boolean): string[] {
  const shown = isAll ? changes : changes.slice(0, PATHS);
  const rest = changes.length - shown.length;
  return [
    '',
    `${name}: ${kindsOf(changes)}`,
    ...shown.map(({ path, kind }) => `  ${kind.padEnd(7)} ${path}`),
    ...(rest > 0 ? [`  and ${rest} more: --diff names them all`] : []),
  ];
}

/** `2 added, 1 changed`. */
export function kindsOf(changes: readonly Change[]): string {
  const kinds = ['added', 'changed', 'removed'] as const;
  return kinds
    .map((kind) => [changes.filter((change) => change.kind === kind).length, kind] as const)
    .filter(([count]) => count > 0)
    .map(([count, kind]) => `${count} ${kind}`)
    .join(', ');
}

function ofLines(changes: readonly Change[], isAll: boolean): string[] {
  const wanted = isAll ? changes : changes.filter(({ kind }) => kind === 'changed');
  const alike = groupBy(wanted, ({ before, after }) => lineDiff(before, after).join('\n'));
  const told = [...alike].flatMap(([lines, [first, ...others]]) => [
    '',
    others.length === 0 ? first.path : `${first.path}, and the same in ${others.length} more`,
    ...lines.split('\n').map((line) => `  ${line}`),
  ]);
  return isAll || told.length <= FEW ? told : ['', `${told.length} lines of differences: --diff shows them`];
}
