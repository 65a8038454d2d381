import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { isMap as isRecord, type Values } from '../../authored/values';
import { error, type Issue, type Location } from '../../issues/issue';
import { linked } from '../customer-content';
import { readPassedText } from '../documents';
import { lstat } from '../links';
import { orNone, tried, type Reading } from '../reading';
import { yamlFaults } from '../yaml/faults';
import { dataOf, ofLines, ofNodes, ofReadings, type YamlPlace } from '../yaml/forms';
import { textOfKey, offsetOf, pairAt, valueAt } from '../yaml/place';

/** In characters. Nobody writes so long a file by hand. */
const LONGEST = 200_000;

/** Of one file: who wrote it otherwise everywhere reads no more. */
const MOST = 10;

/** What each file is to be, in words for a fix. */
const FORM = 'a map, of some twenty levels at most';

/** Words and digits that YAML 1.1 reads otherwise than YAML 1.2. Only where there are some is the text read a second time. */
const OTHERWISE = /\b(?:y|n|yes|no|on|off)\b|\d[_:]|_\d|(?<![\w.])[-+]?0[\dbo]|(?<!\S)e[-+]?\d/i;

/** A file that a customer is written in, and where its parts stand. */
export class AuthoredFile {
  private readonly lines = new LineCounter();
  private readonly document: Document.Parsed;

  constructor(
    readonly file: string,
    readonly text: string,
  ) {
    this.document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false, uniqueKeys: false });
  }

  /** Its lines. */
  get rows(): readonly string[] {
    return (this.split ??= this.text.split('\n'));
  }
  private split: readonly string[] | undefined;

  /** What it says; nothing where it is empty. */
  get data(): Values {
    const data = dataOf(this.document);
    return isRecord(data) ? data : {};
  }

  /** Where the value at the path stands, or the nearest above it. */
  at(path: readonly string[]): Location {
    const at = this.place(offsetOf(this.document.contents, keysAlong(this.document.contents, path)) ?? 0);
    return path.length === 0 ? at : { ...at, path: path.join('.') };
  }

  /** Everything by which it is no map that every decoder reads alike. */
  faults(): Issue[] {
    const { file, text, document, place } = this;
    const syntax = yamlFaults(file, text, document, place, FORM);
    if (syntax.length > 0) return syntax;
    const forms = [...ofLines(text, file), ...ofNodes(document, place, `give ${FORM}`)];
    if (forms.length > 0) return forms.slice(0, MOST);
    if (document.contents !== null && !isMap(document.contents))
      return [error(this.at([]), 'is not a map', 'give keys, each with its value')];
    if (!OTHERWISE.test(text)) return [];
    // What is a day to YAML 1.1 is text here, and written as such.
    const older = parseDocument(text, {
      version: '1.1',
      prettyErrors: false,
      customTags: (tags) =>
        tags.filter((tag) => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:timestamp'),
    });
    return ofReadings(document, older, (path) => this.at(path));
  }

  private readonly place: YamlPlace = (offset) => {
    const { line, col } = this.lines.linePos(offset);
    return { file: this.file, line, column: col };
  };
}

/** The path as the file has it: a key may have dots in it, as annotations have, and a list of names stands for a map by name. */
function keysAlong(root: unknown, path: readonly string[]): string[] {
  const keys: string[] = [];
  let node = root;
  for (let from = 0; from < path.length; from += keys.at(-1)!.split('.').length) {
    const rest = path.slice(from).map((_, index) => path.slice(from, from + index + 1).join('.'));
    const named = isSeq(node) ? node.items.findIndex((item) => rest[0] === textOfKey(item)) : -1;
    if (named !== -1) return [...keys, String(named)];
    keys.push(rest.find((key) => pairAt(node, key)) ?? rest[0]!);
    node = valueAt(node, keys.at(-1)!);
  }
  return keys;
}

/** A file as it is, for places in it; `undefined` where there is none that can be read. */
export function authoredFile(root: string, file: string): AuthoredFile | undefined {
  const text = orNone(() => readFileSync(join(root, file), 'utf8'));
  return text === undefined || text.length > LONGEST ? undefined : new AuthoredFile(file, text);
}

/** A file, a map or empty, that every decoder reads alike; `undefined` where it is at fault, which is told. */
export function* readFile(root: string, file: string): Reading<AuthoredFile | undefined> {
  if (lstat(join(root, file))?.isSymbolicLink()) {
    yield linked({ file });
    return undefined;
  }
  const text = yield* tried(file, () => readPassedText(join(root, file), file, 'authored YAML'), undefined);
  if (text === undefined) return undefined;
  if (text.length > LONGEST) {
    const problem = `has ${text.length} characters, more than ${LONGEST}`;
    yield error({ file }, problem, 'give what is to differ from lower layers alone');
    return undefined;
  }
  const read = new AuthoredFile(file, text);
  const faults = read.faults();
  yield* faults;
  return faults.length > 0 ? undefined : read;
}
