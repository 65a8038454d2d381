/** A file that differs between two outputs. */
export interface Change {
  readonly path: string;
  readonly kind: 'added' | 'changed' | 'removed';
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
    const kind = old === undefined ? 'added' : next === undefined ? 'removed' : 'changed';
    return [{ path, kind, before: old ?? '', after: next ?? '' }];
  });
}
