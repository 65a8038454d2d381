/** A file that differs, with its text before and after; one of them is missing where it came or went. */
export interface ChangedText {
  /** Below the output folder, or below the prefix of a state repository. */
  readonly path: string;
  readonly before?: string;
  readonly after?: string;
}

export const sides = ['before', 'after'] as const;
export type Side = (typeof sides)[number];

/** Lines that begin with `#` aside, which no cluster gets. */
export function hasSameContent({ before, after }: ChangedText): boolean {
  if (before === undefined || after === undefined) return false;
  const content = (text: string) => text.replace(/^#.*\r?\n?/gm, '');
  return content(before) === content(after);
}
