import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { formatIssue } from '../../lib/cli/report';
import { read } from '../../lib/read';
import { fleet, product } from '../support/specs';

let parent: string;
let root: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'links-'));
  root = join(parent, 'repository');
  put('repository/customers/acme/customer.ts', `export default { name: 'acme' };`);
  put('outside/dev/db.yaml', 'kind: Secret\n');
  put('outside/main.tf', 'locals {}\n');
});
afterEach(() => rmSync(parent, { recursive: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(parent, path)), { recursive: true });
  writeFileSync(join(parent, path), text);
}

/** Makes a link below the customer, in folders that it makes. */
function link(path: string, target: string): void {
  const at = join(root, 'customers/acme', path);
  mkdirSync(dirname(at), { recursive: true });
  symlinkSync(target, at);
}

function found() {
  const { specs, issues } = read({ root, catalogue: { fleet: fleet(), products: [product('web').spec] } });
  const [{ secrets, productSecrets, terraform } = {}] = specs.customers;
  return { said: issues.map(formatIssue), content: { secrets, productSecrets, terraform } };
}

const nothing = { secrets: undefined, productSecrets: undefined, terraform: undefined };

describe('a symbolic link below a customer is an error that names it, and is not followed', () => {
  it.each([
    ['secrets', '../../../outside', 'a folder out of the repository'],
    ['terraform', '../../../outside', 'a folder out of the repository'],
    ['terraform', '.', 'where it is'],
    ['terraform', 'nowhere', 'nothing'],
    ['secrets/dev', '../../../../outside/dev', 'a folder out of the repository'],
    ['secrets/dev/db.yaml', '../../../../../outside/dev/db.yaml', 'a file out of the repository'],
    ['secrets/dev/db.yaml', 'nowhere', 'nothing'],
    ['secrets/dev/again', '..', 'a folder that it is in'],
    ['terraform/main.tf', '../../../../outside/main.tf', 'a file out of the repository'],
    ['terraform/main.tf', '../customer.ts', 'a file of the customer'],
    ['terraform/modules/all', '..', 'a folder that it is in'],
    ['terraform/self.tf', 'self.tf', 'itself'],
    ['terraform/.terraform.lock.hcl', '../../../../outside/main.tf', 'a file out of the repository'],
    ['web', '../../../outside/dev', 'a folder out of the repository'],
    ['web', 'web', 'itself'],
    ['web', 'nowhere', 'nothing'],
    ['web', 'customer.ts', 'a file of the customer'],
    ['web/secrets.yaml', '../../../../outside/dev/db.yaml', 'a file out of the repository'],
    ['web/secrets.yaml', 'nowhere', 'nothing'],
  ])('%s -> %s, %s', (path, target) => {
    link(path, target);
    const { said, content } = found();
    expect(said).toEqual([
      expect.stringMatching(
        new RegExp(
          `^error: customers/acme/${path.replaceAll('.', '\\.')}: is a symbolic link\\n {2}fix: put `,
        ),
      ),
    ]);
    expect(content).toEqual(nothing);
  });

  it('all of them at once, with what else is there', () => {
    link('secrets/dev/a.yaml', 'nowhere');
    link('terraform/a.tf', 'nowhere');
    put('repository/customers/acme/terraform/main.tf', 'locals {}\n');
    link('terraform/b', 'nowhere');
    const { said, content } = found();
    expect(said).toHaveLength(3);
    expect(content.terraform!.map(({ name }) => name)).toEqual(['main.tf']);
  });
});

it('hidden links belong to people, as those of a cache of providers do', () => {
  link('terraform/.terraform/providers/x', '/usr/share/terraform');
  link('secrets/.sops.yaml', '../../../.sops.yaml');
  link('.notes', 'nowhere');
  expect(found()).toEqual({ said: [], content: nothing });
});

it('what is left behind in a hidden folder is none of the customer, whatever its name', () => {
  put('repository/customers/acme/terraform/.terraform/modules/a/.terraform.lock.hcl', '');
  expect(found()).toEqual({ said: [], content: nothing });
});

it.each(['secrets/dev/pipe.yaml', 'terraform/pipe.tf'])(
  'a pipe is told of, and not waited for: %s',
  (path) => {
    put(`repository/customers/acme/${dirname(path)}/.keep`, '');
    execFileSync('mkfifo', [join(root, 'customers/acme', path)]);
    expect(found()).toEqual({
      said: [`error: customers/acme/${path}: is neither a file nor a folder\n  fix: remove it`],
      content: nothing,
    });
  },
);

it.each([
  ['itself', 'link'],
  ['a file', 'acme/customer.ts'],
])('a link in place of a customer that leads to %s is told of by name', (_, target) => {
  symlinkSync(target, join(root, 'customers/link'));
  expect(found().said).toEqual([expect.stringMatching(/^error: customers\/link: is a symbolic link\n/)]);
});
