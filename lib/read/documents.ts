import { readFileSync } from 'node:fs';
import { isCollection, isNode, LineCounter, parseAllDocuments, type YAMLError } from 'yaml';
import { error, type Issue } from '../issues/issue';
import type { SecretDocument } from '../authored/specs';
import { issuesOfPassedText, type PassedText } from '../passed/passed-text';
import { orNone, type Reading } from './reading';
import {
  dataOf,
  ofLines,
  ofNodes,
  ofReadings,
  ONCE,
  TWICE,
  type ParsedYaml,
  type YamlPlace,
} from './yaml/forms';

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
  const place: YamlPlace = (offset) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const parsed: ParsedYaml[] = [...parseAllDocuments(text, { lineCounter: lines, prettyErrors: false })];
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
function issuesIn(text: string, file: string, parsed: readonly ParsedYaml[], place: YamlPlace): Issue[] {
  const [fault] = parsed.flatMap(({ errors }) => errors);
  if (fault) return [ofSyntax(fault, place)];
  const issues = [...ofLines(text, file), ...parsed.flatMap((document) => [...ofForms(document, place)])];
  if (issues.length > 0) return issues;
  const older: ParsedYaml[] = [...parseAllDocuments(text, { version: '1.1', prettyErrors: false })];
  return parsed.flatMap((document, index) =>
    ofReadings(document, older[index], (path) => place(offsetOf(document, path))),
  );
}

function* ofForms(document: ParsedYaml, place: YamlPlace): Iterable<Issue> {
  yield* ofNodes(document, place, 'give a Secret, or remove it');
  const { contents } = document;
  if (isCollection(contents) && contents.flow === true)
    yield error(
      place(contents.range?.[0] ?? 0),
      'begins as JSON does',
      'write the document in block style, a key a line',
    );
}

function ofSyntax({ code, pos }: YAMLError, place: YamlPlace): Issue {
  return code === 'DUPLICATE_KEY'
    ? error(place(pos[0]), TWICE, ONCE)
    : error(place(pos[0]), 'not YAML', 'correct the syntax');
}

/** Where the value at the path begins, or the nearest above it. */
function offsetOf(document: ParsedYaml, path: readonly string[]): number {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? document.range[0];
}
