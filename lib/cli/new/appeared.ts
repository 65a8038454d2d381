import { groupBy } from '../../facts/group-by';
import { counted } from '../report';
import type { Written } from './write';

type State = ReadonlyMap<string, string>;

/** What was written, what appeared in the output, and what is left to do. */
export function appeared(
  { added, changed }: Written,
  { before, after }: { readonly before: State; readonly after: State },
  next: readonly string[],
): string {
  const news = [...after.keys()].filter((path) => !before.has(path));
  const other = [...after].filter(([path, state]) => before.has(path) && before.get(path) !== state);
  const gone = [...before.keys()].filter((path) => !after.has(path));
  const lines = [
    ...added.map((path) => `new      ${path}`),
    ...changed.map((path) => `changed  ${path}`),
    `dist/    ${counted(news.length, 'new file')}, ${other.length} changed, ${gone.length} gone`,
    ...byFolder(news).map((line) => `         ${line}`),
  ];
  return `${lines.join('\n')}\n\nNext:\n${next.map((line) => `  ${line}\n`).join('')}`;
}

/** Counts files by the folder of what has them: `clusters/shared-prod`. */
function byFolder(paths: readonly string[]): string[] {
  const folders = groupBy(paths, (path) => path.split('/').slice(0, 2).join('/'));
  return [...folders].map(([folder, own]) => `${folder} (${own.length})`).sort();
}
