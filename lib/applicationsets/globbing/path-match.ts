import { wildcards } from './wildcard';

/**
 * A pattern as Go's path.Match reads it: nothing matches a slash, and `**` is no more than `*`.
 *
 * @throws BadPattern
 */
export function pathMatch(pattern: string): (path: string) => boolean {
  const source = wildcards(pattern, {
    star: '[^/]*',
    one: '[^/]',
    never: '',
    negates: '^',
    tolerant: false,
  });
  const regex = new RegExp(`^${source}$`, 'su');
  return (path) => regex.test(path);
}
