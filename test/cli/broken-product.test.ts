import { Checkout } from '../support/checkout';

let checkout: Checkout;
beforeAll(() => (checkout = new Checkout()));
afterAll(() => checkout.remove());
afterEach(() => checkout.reset());

test.each([
  [
    'a call of nothing',
    'max(50)',
    'maxx(50)',
    /product\.ts:\d+:\d+: cannot be loaded: .*maxx is not a function/,
  ],
  [
    'a syntax error',
    "name: 'product-a',",
    "name 'product-a',",
    /product\.ts:\d+:\d+: cannot be loaded: Expected/,
  ],
])('%s in a product is told with its place, and without a stack trace', (_, from, to, message) => {
  const before = { files: checkout.files(), times: checkout.times() };
  checkout.edit('products/product-a/product.ts', from, to);
  const { status, stderr } = checkout.synth();
  expect(status).toBe(1);
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/^ {4}at /m);
  expect({ files: checkout.files(), times: checkout.times() }).toEqual(before);
});
