import { isDeepStrictEqual } from 'node:util';
import { loadAll } from 'js-yaml';
import { parseAllDocuments } from 'yaml';

type Files = Readonly<Record<string, string>>;

/** The YAML that some decoder takes for an error, warns of, or reads otherwise than others do. */
export function* readAlike(files: Files): Generator<string> {
  for (const [path, text] of Object.entries(files)) {
    if (!/\.ya?ml$/.test(path)) continue;
    const expected = loadAll(text);
    for (const version of ['1.1', '1.2'] as const) {
      const documents = parseAllDocuments(text, { version });
      const faults = documents.flatMap(({ errors, warnings }) => [...errors, ...warnings]);
      for (const { message } of faults) yield `${path}: YAML ${version}: ${message}`;
      const read = documents.map((each) => each.toJS() as unknown);
      if (faults.length === 0 && !isDeepStrictEqual(read, expected))
        yield `${path}: YAML ${version} reads it otherwise`;
    }
  }
}

/** The files that end in `.json` and are none. */
export function* areJson(files: Files): Generator<string> {
  for (const [path, text] of Object.entries(files))
    try {
      if (path.endsWith('.json')) JSON.parse(text);
    } catch (fault) {
      yield `${path}: ${(fault as Error).message}`;
    }
}

/** The paths at which two outputs differ. */
export function* sameFiles(one: Files, other: Files): Generator<string> {
  for (const path of new Set([...Object.keys(one), ...Object.keys(other)]))
    if (one[path] !== other[path]) yield `${path} differs`;
}
