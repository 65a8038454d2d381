/** `comments`: nothing but lines that begin with `#` differs, which clusters do not get. */
export type ChangeKind = 'added' | 'changed' | 'comments' | 'removed';

/** A file that differs between two outputs. */
export interface Change {
  readonly path: string;
  readonly kind: ChangeKind;
  /** Empty where it is added. */
  readonly before: string;
  /** Empty where it is removed. */
  readonly after: string;
}

/** Files by path. */
export type Files = ReadonlyMap<string, string>;

/** What differs, in the order of paths. */
export function changesOf(before: Files, after: Files): Change[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.flatMap((path): Change[] => {
    const [old, next] = [before.get(path), after.get(path)];
    if (old === next) return [];
    return [{ path, kind: kindOf(old, next), before: old ?? '', after: next ?? '' }];
  });
}

function kindOf(before: string | undefined, after: string | undefined): ChangeKind {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  return withoutComments(before) === withoutComments(after) ? 'comments' : 'changed';
}

/** The text without lines that begin with `#`. */
export function withoutComments(text: string): string {
  return text.replace(/^#.*\n/gm, '');
}
