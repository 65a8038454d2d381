import { isDeepStrictEqual } from 'node:util';
import { loadAll } from 'js-yaml';
import { parseAllDocuments } from 'yaml';

type Files = Readonly<Record<string, string>>;

/** The YAML that some decoder takes for an error, warns of, or reads otherwise than others do. */
export function readAlike(files: Files): string[] {
  const yaml = Object.entries(files).filter(([path]) => /\.ya?ml$/.test(path));
  return yaml.flatMap(([path, text]) => {
    const expected = loadAll(text);
    return (['1.1', '1.2'] as const).flatMap((version) => {
      const documents = parseAllDocuments(text, { version });
      const faults = documents.flatMap(({ errors, warnings }) => [...errors, ...warnings]);
      if (faults.length > 0) return faults.map(({ message }) => `${path}: YAML ${version}: ${message}`);
      const read = documents.map((each) => each.toJS() as unknown);
      return isDeepStrictEqual(read, expected) ? [] : [`${path}: YAML ${version} reads it otherwise`];
    });
  });
}

/** The files that end in `.json` and are none. */
export function areJson(files: Files): string[] {
  return Object.entries(files)
    .filter(([path]) => path.endsWith('.json'))
    .flatMap(([path, text]) => {
      try {
        JSON.parse(text);
        return [];
      } catch (fault) {
        return [`${path}: ${(fault as Error).message}`];
      }
    });
}

/** The paths at which two outputs differ. */
export function sameFiles(one: Files, other: Files): string[] {
  const paths = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...paths].filter((path) => one[path] !== other[path]).map((path) => `${path} differs`);
}
