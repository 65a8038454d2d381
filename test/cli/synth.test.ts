import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Checkout } from '../support/checkout';
import { difference, root } from '../support/sample';

let checkout: Checkout;
/** How many files dist/ has. */
let all: number;
beforeAll(() => {
  checkout = new Checkout();
  // Whether dist/ is up to date is another test's business.
  checkout.synth();
  checkout.keep();
  all = Object.keys(checkout.files()).filter((path) => path !== '.ringfleet').length;
});
afterEach(() => checkout.reset());
afterAll(() => checkout.remove());

/** The closing line. */
const line = (changed: number) =>
  new RegExp(`^3 customers, 8 tenants, 14 releases: ${all} files, ${changed} changed, \\d+\\.\\d s\\n$`);
const customer02 = 'customers/customer-02/customer.ts';
const state = () => ({ files: checkout.files(), times: checkout.times() });

describe('npm run synth', () => {
  it('runs the program that the other tests run', () => {
    const { scripts } = JSON.parse(checkout.read('package.json')) as { scripts: Record<string, string> };
    expect(scripts['synth']).toBe('node -r ringfleet/register main.ts');
    expect(checkout.read('cdk8s.yaml')).toMatch(/^app: node -r ringfleet\/register main\.ts$/m);
  });

  it('changes nothing where dist/ is up to date, and says so in one line on stderr', () => {
    const before = state();
    const { status, stdout, stderr } = checkout.synth();
    expect([status, stdout, stderr]).toEqual([0, '', expect.stringMatching(line(0))]);
    expect(state()).toEqual(before);
  });

  it('writes the files that an edit changes, touches no other, and prints warnings', () => {
    const before = state();
    checkout.edit(customer02, `title: 'Tailspin Toys'`, `title: 'Headspin Toys'`);
    checkout.write('products/product-z/rings.yaml', '');
    const { status, stderr } = checkout.synth();
    rmSync(join(checkout.folder, 'products/product-z'), { recursive: true });
    const [warning, fix, count, ...end] = stderr.split('\n');
    expect([warning, fix, count]).toEqual([
      'warning: products/product-z: has no product.ts',
      '  fix: add one, or remove the folder',
      '1 warning',
    ]);
    expect([status, end.join('\n')]).toEqual([0, expect.stringMatching(line(3))]);
    const after = state();
    const changed = [
      'clusters/shared-prod/delivery/tenants/customer-02/project.yaml',
      'clusters/shared-staging/delivery/tenants/customer-02/project.yaml',
      'customers/customer-02/metadata.yaml',
    ];
    expect(difference(before.files, after.files)).toEqual({ added: [], removed: [], modified: changed });
    const touched = difference(before.times, after.times).modified.filter((path) => path in after.files);
    expect(touched).toEqual(changed);
  });

  it('removes what a customer leaves behind', () => {
    rmSync(join(checkout.folder, 'customers/customer-03'), { recursive: true });
    const { stderr } = checkout.synth({ FLEET_REMOVE: 'customer-03' });
    expect(stderr).toMatch(/\n2 customers, 5 tenants, 8 releases: .*\n$/);
    expect(checkout.times()).not.toHaveProperty(['customers/customer-03']);
    expect(Object.keys(checkout.files()).filter((path) => path.includes('customer-03'))).toEqual([]);
  });

  it.each(['elsewhere', join(tmpdir(), `elsewhere-${process.pid}`)])(
    'writes to CDK8S_OUTDIR: %s',
    (outdir) => {
      const before = checkout.times();
      try {
        expect(checkout.synth({ CDK8S_OUTDIR: outdir }).stderr).toMatch(line(all));
        expect(checkout.files(outdir)).toEqual(checkout.files());
        expect(checkout.times()).toEqual(before);
      } finally {
        rmSync(join(checkout.folder, 'elsewhere'), { recursive: true, force: true });
        rmSync(outdir, { recursive: true, force: true });
      }
    },
  );

  it('refuses to write over the program, without a stack trace', () => {
    const { status, stderr } = checkout.synth({ CDK8S_OUTDIR: '.' });
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^error: Cannot write to .+\n$/)]);
    expect(checkout.read('package.json')).toContain('ringfleet');
  });

  it('leaves dist/ as it was when it fails while it renders', () => {
    // By then the files of customer-01, which change, have been rendered.
    checkout.edit(
      'lib/output/render.ts',
      `  switch (content.format) {`,
      `  if (JSON.stringify(content).includes('customer-02')) throw new Error('broken by the test');
  switch (content.format) {`,
    );
    checkout.edit('customers/customer-01/customer.ts', 'Northwind', 'Southwind');
    const before = state();
    const { status, stderr } = checkout.synth();
    expect([status, stderr]).toEqual([1, expect.stringContaining('broken by the test')]);
    expect(state()).toEqual(before);
  });
});

describe('npx cdk8s synth', () => {
  it('gives the same bytes', () => {
    const before = checkout.files();
    checkout.write('dist/clusters/stale.yaml', '');
    const cdk8s = join(root, 'node_modules/cdk8s-cli/bin/cdk8s');
    expect(checkout.run([cdk8s, 'synth'], { CDK8S_CHECK_UPGRADE: 'false' }).status).toBe(0);
    expect(checkout.files()).toEqual(before);
  });
});
