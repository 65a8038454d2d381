import { join } from 'node:path';
import { Checkout, type Run } from '../support/checkout';
import { root } from '../support/sample';
import * as jobs from './jobs';

/*
 * What people do to a fleet leaves the tests that run over it green, snapshots aside, and what they check with before a
 * commit. In a copy of the repository whose fleet is the sample; tests of lib do not read a fleet, so they are not run.
 */
const checkout = new Checkout([
  '.prettierignore',
  '.prettierrc.json',
  'eslint.config.mjs',
  'jest.config.mjs',
  'scripts',
  'test/fleet',
  'test/longest-first.cjs',
  'test/runtime.cjs',
]);
afterAll(() => checkout.remove());

/** The tests of whoever owns the fleet. */
const YOURS = ['--roots', 'customers', '--roots', 'test/fleet'];
/** Folders of what people edit. */
const EDITED = ['customers', 'fleet', 'products'];

interface Report {
  readonly numTotalTests: number;
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

const tool = (path: string, ...args: string[]): Run =>
  checkout.run([join(root, 'node_modules', path), ...args]);

/** `npm test` over the fleet. */
function tested(...options: string[]) {
  const { stdout, stderr } = tool('jest/bin/jest.js', ...YOURS, '--json', '-i', ...options);
  if (!stdout.startsWith('{')) throw new Error(stderr);
  const { numTotalTests, testResults } = JSON.parse(stdout) as Report;
  const failed = testResults.flatMap(({ assertionResults }) =>
    assertionResults.flatMap(({ status, fullName }) => (status === 'passed' ? [] : [fullName])),
  );
  return {
    total: numTotalTests,
    failed: failed.sort(),
    said: testResults.map(({ message }) => message).join('\n'),
  };
}

/** `npm run synth`, which succeeds; then `npm run check` has nothing to say. */
function synthesized(...removed: string[]): void {
  const { status, stderr } = checkout.synth({ FLEET_REMOVE: removed.join(',') });
  expect([status, stderr]).toEqual([0, expect.stringMatching(/changed, [\d.]+ s\n$/)]);
  const check = checkout.run(['--import', 'tsx', 'scripts/check.ts']);
  expect([check.status, check.stderr]).toEqual([0, expect.not.stringContaining('stale')]);
}

/** `npm run format`: what is longer than it was in the copy goes over several lines. */
function formatted(): void {
  expect(tool('prettier/bin/prettier.cjs', '--write', ...EDITED).status).toBe(0);
}

/** `npm run lint`, over what people edit. */
function linted(): void {
  const { status: unformatted, stderr } = tool('prettier/bin/prettier.cjs', '--check', ...EDITED);
  expect([unformatted, stderr]).toEqual([0, '']);
  const { status, stdout } = tool('eslint/bin/eslint.js', ...EDITED);
  expect([status, stdout]).toEqual([0, '']);
}

const SNAPSHOTS = ['a tenant on arc', 'a tenant on argocd', 'a tenant on flux'].map(
  (each) => `${each} is what was reviewed`,
);
const CUSTOMERS = 'production of customer-03 is what we reviewed';

beforeAll(() => {
  checkout.write(
    'customers/customer-03/customer.test.ts',
    `import { synthTenant } from '../../main';

test('${CUSTOMERS}', () => {
  expect(synthTenant('customer-03-prod')).toMatchSnapshot();
});
`,
  );
  expect(tested('-u').failed).toEqual([]);
});

it('a customer on each engine, a product, cluster and ring more turn no test red', () => {
  jobs.customerMore(checkout, 'northwest', 'customer-01');
  jobs.customerMore(checkout, 'tailwind', 'customer-02');
  jobs.customerMore(checkout, 'fabric', 'customer-03');
  jobs.productMore(checkout, 'tailwind');
  jobs.clusterMore(checkout);
  jobs.ringMore(checkout);
  formatted();
  synthesized();
  const { total, failed } = tested('--ci');
  expect(failed).toEqual([]);
  expect(total).toBeGreaterThan(15);
});

it('a version rolled on, a value at each layer, a component more and a customer less change snapshots alone', () => {
  jobs.versionThroughAllRings(checkout, 'product-a', '1.6.0');
  jobs.versionThroughAllRings(checkout, 'product-c', '0.4.2');
  jobs.valueAtEveryLayer(checkout);
  jobs.componentMore(checkout);
  jobs.customerLess(checkout, 'customer-02');
  synthesized('customer-02');
  const { failed, said } = tested('--ci');
  expect(failed).toEqual([...SNAPSHOTS, CUSTOMERS].sort());
  expect(said).toMatch(/^ +- +tag: "0\.3\.8"$/m);
  expect(said).toMatch(/^ +\+ +tag: "0\.4\.2"$/m);
  expect(tested('--ci', '-u').failed).toEqual([]);
  linted();
});

it('all customers and products replaced by others change snapshots alone', () => {
  const customers = jobs.customersOf(checkout);
  jobs.allReplaced(checkout);
  const stopped = checkout.synth();
  expect([stopped.status, stopped.stderr]).toEqual([1, expect.stringMatching(/\n5 errors\n$/)]);
  synthesized(...customers);
  expect(tested('--ci').failed).toEqual(SNAPSHOTS.filter((name) => !name.includes('arc')));
  expect(tested('--ci', '-u').failed).toEqual([]);
  linted();
});
