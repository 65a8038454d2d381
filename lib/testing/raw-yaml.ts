/**
 * Writes files by path, as `synthTenant` gives them, into a snapshot as they are: a reader, and a diff, sees YAML and
 * not a quoted string. jest.config.mjs names it under `snapshotSerializers`.
 */
type Files = Readonly<Record<string, string>>;

export function test(value: unknown): value is Files {
  if (typeof value !== 'object' || value === null) return false;
  const files = Object.entries(value);
  return files.length > 0 && files.every(([path, text]) => /\.ya?ml$/.test(path) && typeof text === 'string');
}

/** One YAML stream: a document begins with a line that says which file it is in. */
export function serialize(files: Files): string {
  return Object.entries(files)
    .map(([path, text]) => `--- # ${path}\n${text.trimEnd()}`)
    .join('\n');
}
