import { BadPattern, wildcards } from './wildcard';

/**
 * A pattern as doublestar reads it: `*` stays within a folder, `**` stands for any number of them, `{a,b}` for either.
 *
 * @throws BadPattern
 */
export function doublestar(pattern: string): (path: string) => boolean {
  const sources = alternatives(pattern).map(sourceOf);
  const regex = new RegExp(`^(?:${sources.join('|')})$`, 'su');
  return (path) => regex.test(path);
}

function sourceOf(pattern: string): string {
  const segments = pattern.split('/').filter((segment) => segment !== '' && segment !== '.');
  if (segments.includes('..')) throw new BadPattern(`'${pattern}' has '..'`);
  return segments.reduce((source, segment, index) => {
    const isLast = index === segments.length - 1;
    if (segment === '**') {
      if (!isLast) return `${source}(?:[^/]+/)*`;
      // The folder itself, too.
      return index === 0 ? '.*' : `${source.replace(/\/$/, '')}(?:/.*)?`;
    }
    return (
      source +
      wildcards(segment, { star: '[^/]*', one: '[^/]', never: '/', negates: '!^', tolerant: false }) +
      (isLast ? '' : '/')
    );
  }, '');
}

/** The pattern once for each choice of its braces. */
function alternatives(pattern: string): string[] {
  const open = indexOf(pattern, '{', 0);
  if (open === -1) return [pattern];
  const cuts = [open];
  let depth = 0;
  for (let at = open + 1; at < pattern.length; at++) {
    const char = pattern[at];
    if (char === '\\') at++;
    else if (char === '{') depth++;
    else if (char === ',' && depth === 0) cuts.push(at);
    else if (char === '}' && depth-- === 0) {
      cuts.push(at);
      return cuts
        .slice(1)
        .flatMap((cut, index) =>
          alternatives(pattern.slice(0, open) + pattern.slice(cuts[index]! + 1, cut) + pattern.slice(at + 1)),
        );
    }
  }
  throw new BadPattern(`'${pattern}' has a brace that is not closed`);
}

function indexOf(pattern: string, char: string, from: number): number {
  for (let at = from; at < pattern.length; at++) {
    if (pattern[at] === '\\') at++;
    else if (pattern[at] === char) return at;
  }
  return -1;
}
