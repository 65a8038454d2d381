import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { Checkout } from '../../support/checkout';

let checkout: Checkout;
beforeAll(() => {
  checkout = new Checkout();
  checkout.write('.gitignore', 'node_modules\nbuild\n');
  git('init', '-q');
  git('config', 'user.name', 'somebody');
  git('config', 'user.email', 'somebody@fleet.test');
  git('add', '-A');
  git('commit', '-qm', 'begin');
});
afterAll(() => checkout.remove());

function git(...args: readonly string[]): string {
  return spawnSync('git', args, { cwd: checkout.folder, encoding: 'utf8' }).stdout;
}
const run = (...args: readonly string[]) => checkout.run(['-r', 'ringfleet/register', 'main.ts', ...args]);
const log = () => git('log', '--format=%s').trim().split('\n');

it('a step is made with its commit', () => {
  const made = run('move', 'customer-02-prod', '--to', 'edge-prod', '--commit');
  expect([made.status, made.stdout]).toEqual([
    0,
    expect.stringMatching(/^committed: Move .*\nThen:\n\n1\. Delete what stays/s),
  ]);
  expect([log()[0], git('status', '--porcelain')]).toEqual([
    'Move customer-02-prod from shared-prod to edge-prod',
    '',
  ]);
  expect(git('diff', '-U0', 'HEAD~', '--', 'customers').match(/^[+-] .*/gm)).toEqual([
    `-    prod: { cluster: 'shared-prod', ring: 'ring2-earlyadopters' },`,
    `+    prod: { cluster: 'edge-prod', ring: 'ring2-earlyadopters' },`,
  ]);
  expect(
    checkout.read('dist/clusters/edge-prod/delivery/tenants/customer-02/customer-02-prod.yaml'),
  ).toContain('Kustomization');
});

it('a tenant comes to another ring, with the reason in the commit', () => {
  const made = run(
    'move',
    'customer-02-prod',
    '--ring',
    'ring4-conservative',
    '--reason',
    'too early for them',
    '--commit',
  );
  expect([made.status, made.stdout]).toEqual([0, expect.stringMatching(/^committed: Move .*/)]);
  expect(git('log', '-1', '--format=%B').trim()).toBe(
    'Move customer-02-prod from ring ring2-earlyadopters to ring4-conservative\n\ntoo early for them',
  );
  expect(git('diff', '-U0', 'HEAD~', '--', 'customers').match(/^[+] .*/gm)).toEqual([
    `+    prod: { cluster: 'edge-prod', ring: 'ring4-conservative' },`,
  ]);
});

it('a customer gets another name, folder and output', () => {
  const made = run('rename', 'customer', 'customer-03', '--to', 'fabrikam', '--commit');
  expect([made.status, made.stdout]).toEqual([
    0,
    expect.stringContaining('committed: Keep what customer-03 runs'),
  ]);
  const renamed = run('rename', 'customer', 'customer-03', '--to', 'fabrikam', '--commit');
  expect([renamed.status, renamed.stderr]).toEqual([0, expect.stringContaining('removed: ')]);
  expect([log()[0], git('status', '--porcelain')]).toEqual(['Rename customer customer-03 to fabrikam', '']);
  expect(git('diff', '-M', '--name-status', 'HEAD~', '--', 'customers')).toMatch(
    /^R\d+\tcustomers\/customer-03\/customer.ts\tcustomers\/fabrikam\/customer.ts$/m,
  );
  expect(checkout.read('customers/fabrikam/customer.ts')).not.toContain('onDelete');
  git('reset', '-q', '--hard', 'HEAD~3');
});

it('changes that are not committed are not mixed into a step', () => {
  checkout.write('customers/customer-03/notes.txt', 'mine');
  const { status, stderr } = run('remove', 'customer', 'customer-03', '--resources', 'keep', '--commit');
  expect([status, stderr]).toEqual([
    1,
    expect.stringContaining(
      'error: --commit: there are changes that are not committed: ?? customers/customer-03/notes.txt',
    ),
  ]);
  checkout.delete('customers/customer-03/notes.txt');
  expect(git('status', '--porcelain')).toBe('');
});

it('what git does not commit is taken back', () => {
  checkout.write('.git/hooks/pre-commit', '#!/bin/sh\nexit 1\n');
  chmodSync(join(checkout.folder, '.git/hooks/pre-commit'), 0o755);
  const { status, stderr } = run('remove', 'customer', 'customer-03', '--resources', 'delete', '--commit');
  expect([status, stderr]).toEqual([
    1,
    expect.stringContaining('error: customers/customer-03/customer.ts: git does not commit it'),
  ]);
  expect([git('status', '--porcelain'), log().length]).toEqual(['', 2]);
});
