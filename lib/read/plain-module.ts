import { readFileSync } from 'node:fs';
import { importedFile } from './module-syntax';
import { plainData } from './plain-data';

/** Space and comments. A comment ends at its first end, so that there is one way to read them. */
const GAP = String.raw`(?:\s|//.*|/\*(?:[^*]|\*(?!/))*\*/)*`;

/** In characters. Past it an expression may need more stack than there is, and nobody writes so long a file by hand. */
const LONGEST = 200_000;

/** One import of one name that is called with one map, which is the export: how customers are written. */
const MODULE = new RegExp(
  String.raw`^${GAP}import\s*\{\s*(\w+)\s*\}\s*from\s*(['"])([^'"\n]+)\2;?${GAP}export\s+default\s+\1\(${GAP}(\{[^]*\}),?${GAP}\);?${GAP}$`,
);

/** What an import gives, and the data that it is called with. */
export interface PlainModule {
  /** The module that the name is imported from. */
  readonly from: string;
  readonly name: string;
  /** Frozen, all the way down. */
  readonly given: object;
}

/**
 * What a module comes to that does nothing but call one imported function with plain data. To compile such a module, as
 * TypeScript and then as a module, takes twenty times as long as to read the data.
 *
 * @returns undefined for every other module, and for one with a mistake: the compiler says what it is
 */
export function plainModule(path: string): PlainModule | undefined {
  const text = readFileSync(path, 'utf8');
  const [, name, , from, data] = (text.length <= LONGEST && MODULE.exec(text)) || [];
  if (name === undefined || from === undefined || data === undefined) return undefined;
  const file = importedFile({ path }, from);
  const given = file === undefined ? undefined : plainData(data);
  return file !== undefined && given ? { from: file, name, given } : undefined;
}
