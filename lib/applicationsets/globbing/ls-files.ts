import { BadPattern, wildcards } from './wildcard';

/**
 * A pattern as `git ls-files` reads it: `*` and `?` match slashes, and what names a folder means all files below it.
 *
 * @throws BadPattern
 */
export function lsFiles(pattern: string): (path: string) => boolean {
  if (pattern.startsWith(':')) throw new BadPattern(`'${pattern}' has magic of git`);
  if (pattern.startsWith('/')) throw new BadPattern(`'${pattern}' lies outside of the repository`);
  const clean = cleaned(pattern);
  const regex = /[*?[\\]/.test(clean)
    ? new RegExp(
        `^${wildcards(clean, { star: '.*', one: '.', never: '', negates: '!^', tolerant: true })}$`,
        'su',
      )
    : undefined;
  const folder = clean === '' || clean.endsWith('/') ? clean : `${clean}/`;
  return (path) => path === clean || path.startsWith(folder) || regex?.test(path) === true;
}

/** Without `.` and `..`, as git takes a path. */
function cleaned(pattern: string): string {
  const segments: string[] = [];
  for (const segment of pattern.split('/')) {
    if (segment === '..') {
      if (segments.pop() === undefined) throw new BadPattern(`'${pattern}' lies outside of the repository`);
    } else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return segments.join('/') + (pattern.endsWith('/') && segments.length > 0 ? '/' : '');
}
