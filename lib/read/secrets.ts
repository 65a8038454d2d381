import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { isNode, LineCounter, parseAllDocuments, type Document } from 'yaml';
import { error, type Issue, type Location, type SecretDocument, type SecretInput } from '../model';

/** Where the files of a customer lie, for messages. */
const PLACES = (customer: string) =>
  `customers/${customer}/secrets/<environment>/<name>.yaml, or <environment>/<site>/<name>.yaml where the environment has sites`;

/**
 * The files with a customer's encrypted Secrets, in the order of paths. Files whose names begin with a dot are people's
 * own, such as the settings of SOPS.
 *
 * @param root folder of the program
 */
export function readSecrets(root: string, customer: string): { secrets: SecretInput[]; issues: Issue[] } {
  const folder = join(root, 'customers', customer, 'secrets');
  const issues: Issue[] = [];
  const secrets = filesBelow(folder).flatMap((path): SecretInput[] => {
    const file = relative(root, path).split(sep).join('/');
    const segments = relative(folder, path).split(sep);
    if (segments.some((segment) => segment.startsWith('.'))) return [];
    const name = segments.at(-1)!;
    if (!name.endsWith('.yaml')) {
      const fix = 'end its name in .yaml, or move it out of secrets/';
      issues.push(error({ file }, `'${name}' is no file with Secrets`, fix));
      return [];
    }
    const [environment, site] = segments.slice(0, -1);
    if (environment === undefined || segments.length > 3) {
      issues.push(error({ file }, 'lies where no tenant is looked for', `move it to ${PLACES(customer)}`));
      return [];
    }
    const text = readFileSync(path, 'utf8');
    const read = documentsIn(text, file);
    if ('issue' in read) {
      issues.push(read.issue);
      return [];
    }
    const base = { file, environment, ...(site !== undefined && { site }) };
    return [{ ...base, name: name.slice(0, -'.yaml'.length), text, documents: read.documents }];
  });
  return { secrets, issues };
}

export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Says where the text is no YAML, and not what stands there: it may be secret. */
export function documentsIn(
  text: string,
  file: string,
): { readonly documents: SecretDocument[] } | { readonly issue: Issue } {
  const lines = new LineCounter();
  const parsed: Document.Parsed[] = [...parseAllDocuments(text, { lineCounter: lines, prettyErrors: false })];
  const place = (offset: number): Location => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const [fault] = parsed.flatMap(({ errors }) => errors);
  if (fault) return { issue: error(place(fault.pos[0]), 'not YAML', 'correct the syntax') };
  const documents = parsed.map((document): SecretDocument => ({
    value: dataOf(document),
    locate: (path = []) => place(offsetOf(document, path)),
  }));
  return { documents };
}

/** An alias may lead nowhere: such a document is no data. */
function dataOf(document: Document.Parsed): unknown {
  try {
    return document.toJS() as unknown;
  } catch {
    return undefined;
  }
}

/** Where the value at the path begins, or the nearest above it. */
function offsetOf(document: Document.Parsed, path: readonly string[]): number {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? document.range[0];
}
