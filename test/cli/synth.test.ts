import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Checkout } from '../support/checkout';
import { difference, filesOf, root, shipped } from '../support/shipped';

const total = Object.keys(filesOf(shipped())).length;
const ending = (changed: number, files = total) =>
  new RegExp(`^3 customers, 8 tenants, 14 releases: ${files} files, ${changed} changed, \\d+\\.\\d s\\n$`);

let checkout: Checkout;
beforeAll(() => (checkout = new Checkout()));
afterAll(() => checkout.remove());

/** Puts the input back as it was. */
afterEach(() => checkout.reset());

describe('npm run synth', () => {
  it('is what runs here', () => {
    const { scripts } = JSON.parse(checkout.read('package.json')) as { scripts: Record<string, string> };
    expect(scripts['synth']).toBe('tsx main.ts');
  });

  it('changes nothing where dist/ is up to date, and says so in one line on stderr', () => {
    const before = { files: checkout.files(), times: checkout.times() };
    const { status, stdout, stderr } = checkout.synth();
    expect([status, stdout]).toEqual([0, '']);
    expect(stderr).toMatch(ending(0));
    expect({ files: checkout.files(), times: checkout.times() }).toEqual(before);
  });

  it('writes what an edit changes, and the second time nothing', () => {
    const before = { files: checkout.files(), times: checkout.times() };
    checkout.edit('customers/customer-02/customer.ts', 'Tailspin', 'Headspin');
    expect(checkout.synth().stderr).toMatch(ending(3));
    const { added, removed, modified } = difference(before.files, checkout.files());
    expect([added, removed]).toEqual([[], []]);
    expect(modified).toEqual([
      'clusters/shared-prod/delivery/tenants/customer-02/project.yaml',
      'clusters/shared-staging/delivery/tenants/customer-02/project.yaml',
      'customers/customer-02/metadata.yaml',
    ]);
    const { modified: touched } = difference(before.times, checkout.times());
    expect(touched.filter((path) => /\.\w+$/.test(path))).toEqual(modified);
    expect(checkout.synth().stderr).toMatch(ending(0));
  });

  it('removes what a customer leaves behind, and brings it back', () => {
    const before = checkout.files();
    const spec = checkout.read('customers/customer-03/customer.ts');
    rmSync(join(checkout.folder, 'customers/customer-03'), { recursive: true });
    expect(checkout.synth().stderr).toMatch(/^2 customers, 5 tenants, 8 releases: /);
    expect(existsSync(join(checkout.folder, 'dist/customers/customer-03'))).toBe(false);
    checkout.write('customers/customer-03/customer.ts', spec);
    expect(checkout.synth().status).toBe(0);
    expect(checkout.files()).toEqual(before);
  });

  it('writes the whole of dist/ where there is none', () => {
    const before = checkout.files();
    rmSync(join(checkout.folder, 'dist'), { recursive: true });
    expect(checkout.synth().stderr).toMatch(ending(total));
    expect(checkout.files()).toEqual(before);
  });

  it('prints warnings and goes on', () => {
    checkout.write('customers/customer-09/notes.md', '');
    const { status, stderr } = checkout.synth();
    expect(status).toBe(0);
    expect(stderr).toMatch(
      /^warning: customers\/customer-09: has no customer\.ts\n {2}fix: .*\n1 warning\n3 customers/,
    );
  });

  it.each(['elsewhere', join(tmpdir(), 'ringfleet-elsewhere')])('writes to CDK8S_OUTDIR: %s', (outdir) => {
    const before = checkout.times();
    try {
      expect(checkout.synth({ CDK8S_OUTDIR: outdir }).stderr).toMatch(ending(total));
      expect(checkout.files(outdir)).toEqual(checkout.files());
      expect(checkout.times()).toEqual(before);
    } finally {
      rmSync(join(tmpdir(), 'ringfleet-elsewhere'), { recursive: true, force: true });
    }
  });

  it.each([
    ['the folder of the program', '.'],
    ['a file', 'package.json'],
  ])('refuses to write to %s, without a stack trace', (_, outdir) => {
    const { status, stderr } = checkout.synth({ CDK8S_OUTDIR: outdir });
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^error: Cannot write to /)]);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(checkout.read('package.json')).toContain('ringfleet');
  });

  it('leaves dist/ as it was when it fails while it renders', () => {
    // The last unit to be rendered: the others have been by then.
    checkout.edit(
      'lib/delivery/flux/helm-release.ts',
      'const { applier, name: target } = release.namespace;',
      `const { applier, name: target } = release.namespace;
      if (target === 'customer-03-prod') throw new Error('broken by the test');`,
    );
    checkout.edit('customers/customer-01/customer.ts', 'Northwind', 'Southwind');
    const before = { files: checkout.files(), times: checkout.times() };
    const { status, stderr } = checkout.synth();
    expect([status, stderr]).toEqual([1, expect.stringContaining('broken by the test')]);
    expect({ ...checkout.files(), ...checkout.times() }).toEqual({ ...before.files, ...before.times });
  });
});

describe('npx cdk8s synth', () => {
  it('gives the same bytes, and fails where npm run synth does', () => {
    const before = checkout.files();
    const cdk8s = [join(root, 'node_modules/cdk8s-cli/bin/cdk8s'), 'synth'];
    const env = { CDK8S_CHECK_UPGRADE: 'false' };
    writeFileSync(join(checkout.folder, 'dist/stale.yaml'), '');
    expect(checkout.run(cdk8s, env).status).toBe(0);
    expect(checkout.files()).toEqual(before);
    checkout.edit('customers/customer-02/customer.ts', 'shared-prod', 'shared-prd');
    const { status, stderr } = checkout.run(cdk8s, env);
    expect(status).toBe(1);
    expect(stderr).toContain(`unknown cluster 'shared-prd'`);
  });
});
