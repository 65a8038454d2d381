import { Checkout } from '../support/checkout';

/** A customer's file is code. What it may say is of its own customer. */
const file = 'customers/customer-01/customer.ts';
let checkout: Checkout;
beforeAll(() => (checkout = new Checkout()));
afterAll(() => checkout.remove());
afterEach(() => checkout.reset());

function refused(args: readonly string[] = []): string {
  const before = { files: checkout.files(), times: checkout.times() };
  const { status, stdout, stderr } = checkout.run(['--import', 'tsx', 'main.ts', ...args]);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect({ files: checkout.files(), times: checkout.times() }).toEqual(before);
  return stderr;
}

function begin(...lines: readonly string[]): void {
  checkout.write(file, `${lines.join('\n')}\n${checkout.read(file)}`);
}

test.each([
  [
    "the fleet's data",
    `import { environments } from '../../fleet/environments';`,
    `(environments as any).prod.access = 'deploy';`,
  ],
  [
    "a product's",
    `import { catalogue } from '../../products/catalogue';`,
    `(catalogue.products[0] as any).values.replicaCount = 50;`,
  ],
  ["another customer's", `import other from '../customer-02/customer';`, `(other as any).group = 'mine';`],
])('a customer that changes %s is refused, at the line', (_, from, change) => {
  begin(from, change);
  expect(refused()).toMatch(
    /^error: customers\/customer-01\/customer\.ts:2:\d+: cannot be loaded: Cannot assign to read only property /,
  );
});

test.each([['synth'], ['check'], ['graph']])('a customer that ends the process fails %s', (verb) => {
  begin('process.exit(0);');
  const said =
    /^error: customers\/customer-01\/customer\.ts:1:\d+: cannot be loaded: it calls process\.exit\(0\)$/m;
  expect(refused(verb === 'synth' ? [] : [verb])).toMatch(said);
});

test('what a customer prints is not taken for what the program prints', () => {
  begin(`console.log('hello');`);
  const { status, stdout, stderr } = checkout.run([
    '--import',
    'tsx',
    'main.ts',
    'graph',
    '--format',
    'json',
  ]);
  expect([status, typeof JSON.parse(stdout)]).toEqual([0, 'object']);
  expect(stderr).toMatch(/^hello$/m);
  expect(stderr).toMatch(
    /^warning: customers\/customer-01\/customer\.ts:1:\d+: prints while it is loaded, /m,
  );
});
