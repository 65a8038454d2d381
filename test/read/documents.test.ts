import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { readDocuments } from '../../lib/read/documents';
import { collected } from '../../lib/read/reading';
import { sealed, sealedSecret } from '../support/secrets';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'documents-'))));
afterEach(() => rmSync(root, { recursive: true }));

const file = 'customers/acme/secrets/dev/db.yaml';

function given(content: string | Uint8Array) {
  const path = join(root, 'db.yaml');
  writeFileSync(path, content);
  const { result, issues } = collected(readDocuments(path, file));
  return result ?? { issues };
}

/** `line:column problem` of all that is said of it. */
function said(content: string | Uint8Array): string[] {
  const read = given(content);
  if (!('issues' in read)) return [];
  for (const { at } of read.issues) expect(at.file).toBe(file);
  return read.issues.map(({ at, problem }) =>
    at.line === undefined ? problem : `${at.line}:${at.column} ${problem}`,
  );
}

/** What one decoder takes for a comment at the end of a file, and another for keys that stand twice. */
const hidden = (end: string) =>
  [
    '# rotated in March',
    'kind: ClusterRoleBinding',
    'apiVersion: rbac.authorization.k8s.io/v1',
    'roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}',
    'subjects: [{kind: Group, name: northwind-operators}]',
    '',
  ].join(end);

describe.each([
  ['a SealedSecret', stringify(sealedSecret('db', 'acme-dev'))],
  ['what SOPS encrypted', stringify(sealed('db'))],
])('%s', (_, sound) => {
  const last = sound.split('\n').length;

  it.each([
    ['\u2028', 'U+2028, a line separator,'],
    ['\u2029', 'U+2029, a paragraph separator,'],
    ['\u0085', 'U+0085, a next line,'],
    ['\r', 'U+000D, a carriage return,'],
  ])('cannot hide an object behind %j', (end, character) => {
    expect(said(`${sound}${hidden(end)}\n`)).toEqual([
      `${last}:19 ${character} stands here unescaped (and 4 more like it): ` +
        'decoders of YAML read alike printable ASCII and line feeds alone',
    ]);
  });

  it.each([
    ['at its start', `\ufeff${sound}`, '1:1'],
    ['in its midst', `${sound}\ufeffkind: ClusterRoleBinding\n`, `${last}:1`],
  ])('has no byte order mark %s', (_, text, position) => {
    expect(said(text)).toEqual([
      expect.stringContaining(`${position} U+FEFF, a byte order mark, stands here unescaped`),
    ]);
  });

  it.each([
    ['kind', 1],
    ['"kind"', 1],
    ['? kind\n', 3],
  ])('has no key twice, as %j', (key, column) => {
    expect(said(`${sound}${key}: ClusterRoleBinding\n`)).toEqual([
      `${last}:${column} the key stands twice in one map`,
    ]);
  });

  it('is let through as it is, after a line of --- too', () => {
    for (const text of [sound, `---\n${sound}`, `# by hand\n${sound}---\n${sound}`])
      expect(given(text)).toMatchObject({ text });
  });
});

it.each([
  ['ends of lines of Windows', 'kind: Secret\r\n', '1:13 U+000D'],
  ['a tab', 'kind:\tSecret\n', '1:6 U+0009'],
  ['a letter that is not of ASCII', '# Schlüssel\n', '1:7 U+00FC'],
  ['a character past the first plane', 'a: "\u{1f511}"\n', '1:5 U+1F511'],
  ['NUL', 'a: \u0000\n', '1:4 U+0000'],
])('%s is refused with its position and code', (_, text, start) => {
  expect(said(text)).toEqual([expect.stringMatching(new RegExp(`^${start.replace('+', '\\+')}\\b`))]);
});

it('the fix says how to write the character', () => {
  const read = given('a: "\u2028"\n');
  expect('issues' in read && read.issues.map(({ fix }) => fix)).toEqual([
    'remove it, or write it as \\u2028 within double quotes',
  ]);
  expect(given('a: "\\u2028"\n')).toMatchObject({ text: 'a: "\\u2028"\n' });
});

it('bytes that are no UTF-8 are refused, and never mended', () => {
  expect(said(Buffer.from('# \xe9\n', 'latin1'))).toEqual(['is not text in UTF-8']);
  expect(said(Buffer.from('\ufeffkind: Secret\n', 'utf16le'))).toEqual(['is not text in UTF-8']);
});

it.each([
  ['a merge key', 'a: 1\n<<: {kind: Role}\n', '2:1 is a merge key'],
  ['an anchor', 'a: &x 1\n', '1:7 has an anchor'],
  ['an alias', 'a: &x 1\nb: *x\n', '2:4 is an alias'],
  ['an alias that leads nowhere', 'a: *x\n', '1:4 is an alias'],
  ['a tag', 'a: !!binary aGk=\n', '1:13 has a tag'],
  ['a number for a key', '1: a\n"1": b\n', '1:1 the key is not text'],
  ['a map for a key', '? {a: b}\n: c\n', '1:3 the key is not text'],
  ['a directive', '%YAML 1.1\n---\na: b\n', '1:1 a line begins with %'],
  [
    'an object on the line that separates documents',
    'a: b\n--- {kind: Role}\n',
    '2:1 a line begins with ---',
  ],
  ['a key that looks like a separator', 'a: b\n---x: c\n', '2:1 a line begins with ---'],
  ['the end of a document', 'a: b\n...\nc: d\n', '2:1 a line begins with ...'],
  ['JSON', '{"a": "b"}\n', '1:1 begins as JSON does'],
  ['a boolean of YAML 1.1', 'a:\n  b: yes\n', '2:6 reads otherwise in YAML 1.1'],
  ['a number of YAML 1.1', 'a: 0777\n', '1:4 reads otherwise in YAML 1.1'],
  ['a number of YAML 1.2', 'a: [b, 0o7]\n', '1:8 reads otherwise in YAML 1.1'],
  ['a date', 'a: 2026-01-01\n', '1:4 reads otherwise in YAML 1.1'],
])('%s is refused: not every decoder reads it alike', (_, text, expected) => {
  expect(said(text)).toContainEqual(expect.stringContaining(expected));
});

it('words in quotes and in blocks are text to everybody', () => {
  const text = 'a: "yes"\nb: \'0o7\'\nc: |\n  --- no\n  %x\nd: [1, true, null]\n';
  expect(given(text)).toMatchObject({ text });
});

it.each([
  [500, 'is nested too deep'],
  [20_000, 'not YAML'],
])('lists that hold others %d deep end in an issue', (depth, problem) => {
  const text = `a: ${'['.repeat(depth)}${']'.repeat(depth)}\n`;
  expect(said(text)).toEqual([expect.stringContaining(problem)]);
});

it('what SOPS itself encrypted is let through', () => {
  const text = readFileSync(join(__dirname, '../fixtures/secrets/orders-database.yaml'), 'utf8');
  expect(given(text)).toMatchObject({ text });
});
