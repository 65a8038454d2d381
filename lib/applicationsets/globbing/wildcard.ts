/** A pattern that its matcher cannot read. */
export class BadPattern extends Error {}

/** What the characters of one kind of pattern mean; the values are sources of regular expressions. */
export interface Wildcards {
  readonly star: string;
  readonly one: string;
  /** What a class excludes by itself: a slash, where a class never stands for one. */
  readonly never: string;
  /** Characters that turn a class around at its beginning. */
  readonly negates: string;
  /** Whether a bracket that opens nothing stands for itself. */
  readonly tolerant: boolean;
}

/**
 * The source of a regular expression for a pattern of `*`, `?`, `[a-z]` and backslashes.
 *
 * @throws BadPattern
 */
export function wildcards(pattern: string, meaning: Wildcards): string {
  let source = '';
  for (let at = 0; at < pattern.length;) {
    const [part, next] = piece(pattern, at, meaning);
    source += part;
    at = next;
  }
  return source;
}

function piece(pattern: string, at: number, meaning: Wildcards): readonly [string, number] {
  switch (pattern[at]) {
    case '*': {
      let next = at + 1;
      while (pattern[next] === '*') next++;
      return [meaning.star, next];
    }
    case '?':
      return [meaning.one, at + 1];
    case '[':
      return classOf(pattern, at, meaning);
    case '\\':
      if (at + 1 === pattern.length) throw new BadPattern(`'${pattern}' ends in a backslash`);
      return [escaped(pattern[at + 1]!), at + 2];
    default:
      return [escaped(pattern[at]!), at + 1];
  }
}

function classOf(
  pattern: string,
  open: number,
  { negates, never, tolerant }: Wildcards,
): readonly [string, number] {
  let at = open + 1;
  const turned = at < pattern.length && negates.includes(pattern[at]!);
  if (turned) at++;
  let members = '';
  for (let first = true; first || pattern[at] !== ']'; first = false) {
    if (pattern.startsWith('[:', at)) throw new BadPattern(`'${pattern}' has a class of POSIX`);
    if (pattern[at] === ']' && !tolerant) throw new BadPattern(`'${pattern}' has an empty class`);
    const [from, next] = member(pattern, at);
    at = next;
    members += from;
    if (pattern[at] === '-' && at + 1 < pattern.length && pattern[at + 1] !== ']') {
      const [to, after] = member(pattern, at + 1);
      at = after;
      members += `-${to}`;
    }
  }
  try {
    const source = turned ? `[^${members}${never}]` : `${never === '' ? '' : `(?![${never}])`}[${members}]`;
    new RegExp(source, 'u');
    return [source, at + 1];
  } catch {
    throw new BadPattern(`'${pattern}' has a class with a range that ends before it begins`);
  }
}

function member(pattern: string, at: number): readonly [string, number] {
  const from = pattern[at] === '\\' ? at + 1 : at;
  const char = pattern[from];
  if (char === undefined) throw new BadPattern(`'${pattern}' has a class that is not closed`);
  return [escaped(char), from + 1];
}

function escaped(char: string): string {
  // A dash has no escape of its own outside of a class.
  return char === '-' ? '\\x2d' : char.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
}
