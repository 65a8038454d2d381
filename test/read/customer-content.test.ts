import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readProductSecrets, readTerraform } from '../../lib/read/customer-content';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'content-'))));
afterEach(() => rmSync(root, { recursive: true }));

function given(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, 'customers/acme', path)), { recursive: true });
    writeFileSync(join(root, 'customers/acme', path), text);
  }
}

describe("a customer's Terraform", () => {
  const read = () => readTerraform(root, 'acme');

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
    const { secrets, issues } = readProductSecrets(root, 'acme');
    expect(issues).toEqual([]);
    expect(secrets.map(({ product, text, documents }) => [product, text, documents.length])).toEqual([
      ['a', '# kept\n', 0],
      ['b', 'a: 1\n---\nb: 2\n', 2],
    ]);
  });

  it('that are no YAML are told of by place, not by content', () => {
    given({ 'a/secrets.yaml': 'password: "tiger' });
    const { secrets, issues } = readProductSecrets(root, 'acme');
    expect(secrets).toEqual([]);
    expect(issues).toMatchObject([
      { at: { file: 'customers/acme/a/secrets.yaml', line: 1 }, problem: 'not YAML' },
    ]);
  });
});
