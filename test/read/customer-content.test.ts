import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readProductSecrets, readTerraform } from '../../lib/read/customer-content';
import { collected } from '../../lib/read/reading';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'content-'))));
afterEach(() => rmSync(root, { recursive: true }));

function given(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, 'customers/acme', path)), { recursive: true });
    writeFileSync(join(root, 'customers/acme', path), text);
  }
}

describe("a customer's Terraform", () => {
  const read = () => {
    const { result: files, issues } = collected(readTerraform(root, 'acme'));
    return { files, issues };
  };

  it('is its .tf files and what locks its providers, in the order of paths', () => {
    given({
      'terraform/variables.tf': 'v',
      'terraform/main.tf': 'm',
      'terraform/modules/a/main.tf': 'a',
      'terraform/.terraform.lock.hcl': 'l',
    });
    expect(read().issues).toEqual([]);
    expect(read().files.map(({ file, name, text }) => [file, name, text])).toEqual([
      ['customers/acme/terraform/.terraform.lock.hcl', '.terraform.lock.hcl', 'l'],
      ['customers/acme/terraform/main.tf', 'main.tf', 'm'],
      ['customers/acme/terraform/modules/a/main.tf', 'modules/a/main.tf', 'a'],
      ['customers/acme/terraform/variables.tf', 'variables.tf', 'v'],
    ]);
  });

  it('is none without the folder, and none of what Terraform leaves behind', () => {
    expect(read()).toEqual({ files: [], issues: [] });
    given({ 'terraform/.terraform/modules/a.tf': '', 'terraform/.terraform/providers/x': '' });
    expect(read()).toEqual({ files: [], issues: [] });
  });

  it('may have comments in any language, and ends of lines of any system', () => {
    const text = '# Größe, размер, サイズ, اندازه\u200c\r\nlocals {\r\n\ta = "ü"\r\n}\r\n';
    given({ 'terraform/main.tf': text });
    expect(read()).toEqual({ files: [expect.objectContaining({ text })], issues: [] });
  });

  it.each([
    ['a bare carriage return', '# a\nx = 1 # y\rz = 2\n', '2:10', 'U+000D, a carriage return,'],
    ['an override of direction', 'x = "a\u202eb"\n', '1:7', 'U+202E, a right-to-left override,'],
    ['an isolate', '# \u2066\n', '1:3', 'U+2066'],
    ['a line separator', '# \u2028x = 1\n', '1:3', 'U+2028, a line separator,'],
    ['a next line', '# \u0085x = 1\n', '1:3', 'U+0085, a next line,'],
    ['an escape of terminals', '\u001b[8mx = 1\n', '1:1', 'U+001B'],
    ['a byte order mark', '\ufeffx = 1\n', '1:1', 'U+FEFF, a byte order mark,'],
    ['a tag that nobody sees', '# \u{e0041}\n', '1:3', 'U+E0041'],
  ])('is refused with %s', (_, text, position, character) => {
    given({ 'terraform/main.tf': text });
    const { files, issues } = read();
    expect(files).toEqual([]);
    expect(issues.map(({ at, problem }) => `${at.line}:${at.column} ${problem}`)).toEqual([
      `${position} ${character} stands here unescaped: it hides from reviewers what the file does`,
    ]);
  });

  it('is refused, and never mended, where its bytes are no UTF-8', () => {
    given({ 'terraform/main.tf': Buffer.from('# \xe9\n', 'latin1') });
    expect(read().files).toEqual([]);
    expect(read().issues).toEqual([
      {
        severity: 'error',
        at: { file: 'customers/acme/terraform/main.tf' },
        problem: 'is not text in UTF-8',
        fix: 'save it as UTF-8',
      },
    ]);
  });

  it.each([
    ['terraform.tfstate', 'keep it out of git'],
    ['terraform.tfstate.backup', 'keep it out of git'],
    ['prod.tfvars', 'keep it out of git'],
    ['notes.md', 'end its name in .tf'],
  ])('is never %s', (name, fix) => {
    given({ [`terraform/${name}`]: 'secret' });
    const { files, issues } = read();
    expect(files).toEqual([]);
    expect(issues).toEqual([
      {
        severity: 'error',
        at: { file: `customers/acme/terraform/${name}` },
        problem: `'${name}' is no file that Terraform is written in`,
        fix: expect.stringContaining(fix),
      },
    ]);
  });
});

describe("the Secrets of a customer's products", () => {
  it('are read from the folders of products, as they are', () => {
    given({
      'b/secrets.yaml': 'a: 1\n---\nb: 2\n',
      'a/secrets.yaml': '# kept\n',
      'secrets/secrets.yaml': 'x: 1',
      'terraform/secrets.yaml': 'x: 1',
      'c/other.yaml': 'x: 1',
    });
    const { result: secrets, issues } = collected(readProductSecrets(root, 'acme'));
    expect(issues).toEqual([]);
    expect(secrets.map(({ product, text, documents }) => [product, text, documents.length])).toEqual([
      ['a', '# kept\n', 0],
      ['b', 'a: 1\n---\nb: 2\n', 2],
    ]);
  });

  it('that are no YAML are told of by place, not by content', () => {
    given({ 'a/secrets.yaml': 'password: "tiger' });
    const { result: secrets, issues } = collected(readProductSecrets(root, 'acme'));
    expect(secrets).toEqual([]);
    expect(issues).toMatchObject([
      { at: { file: 'customers/acme/a/secrets.yaml', line: 1 }, problem: 'not YAML' },
    ]);
  });
});
