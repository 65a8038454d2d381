import { readFileSync } from 'node:fs';
import {
  isAlias,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  parseAllDocuments,
  visit,
  type Document,
  type YAMLError,
} from 'yaml';
import { error, type Issue, type Location } from '../issues/issue';
import type { SecretDocument } from '../authored/specs';
import { issuesOfPassedText, type PassedText } from '../passed/passed-text';
import { orNone, type Reading } from './reading';

type Parsed = Document.Parsed;

/** A SealedSecret has some ten nodes above its deepest one, pairs of keys and values among them. */
const DEEPEST = 100;

type Place = (offset: number) => Location;

interface Documents {
  readonly text: string;
  readonly documents: SecretDocument[];
}

/**
 * The text of a file that is passed on as it is; `undefined` where it may not be.
 *
 * @param path where it lies on this machine
 * @param file its path for messages
 */
export function* readPassedText(
  path: string,
  file: string,
  writtenIn: PassedText,
): Reading<string | undefined> {
  const bytes = readFileSync(path);
  // A decoder that mends what it cannot read would change bytes, and one that drops a byte order mark would hide it.
  const text = orNone(() => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  const issues =
    text === undefined
      ? [error({ file }, 'is not text in UTF-8', 'save it as UTF-8')]
      : issuesOfPassedText(text, file, writtenIn);
  yield* issues;
  return issues.length > 0 ? undefined : text;
}

/**
 * A file with Secrets and the documents in it, if every decoder of YAML reads the same there. Says where something is
 * wrong, and not what stands there: it may be secret.
 *
 * @param path where it lies on this machine
 * @param file its path for messages
 */
export function* readDocuments(path: string, file: string): Reading<Documents | undefined> {
  const text = yield* readPassedText(path, file, 'YAML');
  if (text === undefined) return undefined;
  const lines = new LineCounter();
  const place: Place = (offset) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const parsed: Parsed[] = [...parseAllDocuments(text, { lineCounter: lines, prettyErrors: false })];
  const issues = issuesIn(text, file, parsed, place);
  yield* issues;
  if (issues.length > 0) return undefined;
  const documents = parsed.map((document): SecretDocument => ({
    value: dataOf(document),
    locate: (path = []) => place(offsetOf(document, path)),
  }));
  return { text, documents };
}

/** Its characters are judged by now. What is left is what YAML 1.1 and 1.2, and Kubernetes' decoder, read otherwise. */
function issuesIn(text: string, file: string, parsed: readonly Parsed[], place: Place): Issue[] {
  const [fault] = parsed.flatMap(({ errors }) => errors);
  if (fault) return [ofSyntax(fault, place)];
  const issues = [...ofLines(text, file), ...parsed.flatMap((document) => ofNodes(document, place))];
  if (issues.length > 0) return issues;
  const older: Parsed[] = [...parseAllDocuments(text, { version: '1.1', prettyErrors: false })];
  return parsed.flatMap((document, index) => ofReadings(document, older[index], place));
}

function ofSyntax({ code, pos }: YAMLError, place: Place): Issue {
  return code === 'DUPLICATE_KEY'
    ? error(
        place(pos[0]),
        'the key stands twice in one map',
        'remove one: decoders differ in which they take',
      )
    : error(place(pos[0]), 'not YAML', 'correct the syntax');
}

/**
 * Lines by which Kubernetes takes a file apart before it decodes it: whatever begins with `---` ends a document there,
 * and the rest of the line is lost.
 */
function ofLines(text: string, file: string): Issue[] {
  return text.split('\n').flatMap((content, index) => {
    const at = { file, line: index + 1, column: 1 };
    if (content.startsWith('---') && content !== '---')
      return [error(at, 'a line begins with --- and goes on', 'end the line after ---')];
    if (content.startsWith('...'))
      return [error(at, 'a line begins with ...', 'separate documents with a line of ---')];
    if (content.startsWith('%')) return [error(at, 'a line begins with %', 'remove the directive')];
    return [];
  });
}

/** Issues for the forms of YAML that decoders read differently. */
function ofNodes(document: Parsed, place: Place): Issue[] {
  const issues: Issue[] = [];
  const refuse = (node: unknown, problem: string, fix: string) => {
    issues.push(error(place((isNode(node) && node.range?.[0]) || 0), problem, fix));
  };
  visit(document, (key, node, above) => {
    if (above.length > DEEPEST) {
      refuse(node, 'is nested too deep', 'give a Secret, or remove it');
      return visit.BREAK;
    }
    if (isPair(node)) {
      if (!isScalar(node.key) || typeof node.key.value !== 'string')
        refuse(node.key, 'the key is not text', 'put it in quotes');
      else if (node.key.value === '<<') refuse(node.key, 'is a merge key', 'write out what it merges');
      return undefined;
    }
    if (!isNode(node)) return undefined;
    if (isAlias(node)) refuse(node, 'is an alias', 'write out what it stands for');
    else if (node.anchor !== undefined) refuse(node, 'has an anchor', 'remove it');
    else if (node.tag !== undefined) refuse(node, 'has a tag', 'remove it');
    else if (key === null && 'flow' in node && node.flow === true)
      refuse(node, 'begins as JSON does', 'write the document in block style, a key a line');
    return undefined;
  });
  return issues;
}

/** Words such as `yes`, `0o7` and `2026-01-01`, which are text to one version of YAML and not to the other. */
function ofReadings(document: Parsed, older: Parsed | undefined, place: Place): Issue[] {
  const path = differing(dataOf(document), older && dataOf(older));
  if (path === undefined) return [];
  return [error(place(offsetOf(document, path)), 'reads otherwise in YAML 1.1', 'put it in quotes')];
}

/** The path of the first value that is not the same in both. */
function differing(one: unknown, other: unknown, path: readonly string[] = []): string[] | undefined {
  if (!isContainer(one) || !isContainer(other)) return Object.is(one, other) ? undefined : [...path];
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const found = differing(one[key], other[key], [...path, key]);
    if (found) return found;
  }
  return undefined;
}

/** A map or a list, and no Date. */
function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}

function dataOf(document: Parsed): unknown {
  return orNone(() => document.toJS() as unknown);
}

/** Where the value at the path begins, or the nearest above it. */
function offsetOf(document: Parsed, path: readonly string[]): number {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? document.range[0];
}
