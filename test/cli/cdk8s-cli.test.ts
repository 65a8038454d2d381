import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { isForStdout } from '../../lib/cli/cdk8s-cli';
import { Checkout, type Run } from '../support/checkout';
import { root } from '../support/sample';

let checkout: Checkout;
beforeAll(() => {
  checkout = new Checkout();
  checkout.synth();
  checkout.keep();
});
afterEach(() => checkout.reset());
afterAll(() => checkout.remove());

const cdk8s = (...args: string[]): Run =>
  checkout.run([join(root, 'node_modules/cdk8s-cli/bin/cdk8s'), 'synth', ...args], {
    CDK8S_CHECK_UPGRADE: 'false',
  });
const breakIt = () => checkout.write('customers/customer-01/customer.ts', 'export default 3;');

describe('npx cdk8s synth --stdout', () => {
  it('prints every object of dist/ as one YAML stream, warns of nothing, and leaves dist/ alone', () => {
    const before = { files: checkout.files(), times: checkout.times() };
    const { status, stdout, stderr } = cdk8s('--stdout');
    expect([status, stderr]).toEqual([
      0,
      expect.stringMatching(/^3 customers, .* releases: one stream, \d+\.\d s\n$/),
    ]);
    expect({ files: checkout.files(), times: checkout.times() }).toEqual(before);
    const documents = parseAllDocuments(stdout);
    expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
    const printed = documents.map((document) => document.toJS() as unknown);
    const written = Object.entries(before.files)
      .filter(([path]) => path.endsWith('.yaml'))
      .flatMap(([, text]) => parseAllDocuments(text).map((document) => document.toJS() as unknown))
      .filter((found) => typeof found === 'object' && found !== null && 'apiVersion' in found);
    expect(printed.length).toBeGreaterThan(100);
    expect(printed).toEqual(written);
  });

  it('prints nothing and fails where something is wrong, and leaves dist/ alone', () => {
    breakIt();
    const before = checkout.files();
    const { status, stdout, stderr } = cdk8s('--stdout');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^error: customers\/customer-01\/customer\.ts/);
    expect(checkout.files()).toEqual(before);
  });
});

it('npx cdk8s synth says first what is wrong, and fails', () => {
  breakIt();
  const { status, stderr } = cdk8s();
  expect([status, stderr]).toEqual([
    1,
    expect.stringMatching(/^error: customers\/customer-01\/customer\.ts/),
  ]);
  expect(checkout.synth().status).toBe(1);
});

it('npx cdk8s synth --format helm is refused, and npm run synth puts dist/ right', () => {
  const before = checkout.files();
  const { status, stderr } = cdk8s('--format', 'helm', '--chart-version', '1.0.0');
  expect([status, stderr]).toEqual([1, expect.stringMatching(/^error: --format helm: /)]);
  expect(checkout.synth().status).toBe(0);
  expect(checkout.files()).toEqual(before);
});

describe('a folder is taken for one of --stdout', () => {
  const made = (): string => mkdtempSync(join(tmpdir(), 'cdk8s-'));

  it('where it is empty and has a name that the CLI gives', () => {
    const folder = made();
    expect(isForStdout(folder)).toBe(true);
    rmSync(folder, { recursive: true });
    expect([existsSync(folder), isForStdout(folder)]).toEqual([false, false]);
  });

  it('but not where it holds something, has another name or is elsewhere', () => {
    const folder = made();
    const [named, within] = [mkdtempSync(join(tmpdir(), 'dist-')), join(folder, 'cdk8s-abcdef')];
    mkdirSync(within);
    writeFileSync(join(folder, 'file'), '');
    expect([folder, named, within].map(isForStdout)).toEqual([false, false, false]);
    for (const each of [folder, named]) rmSync(each, { recursive: true });
  });
});
