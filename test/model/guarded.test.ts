import { customer, issuesOf, product, untyped } from '../support/specs';

const fail = (): never => {
  throw new Error('cannot read this');
};

test.each([
  ['footprint', { footprint: fail }],
  ['hosts', { hosts: fail }],
  ['version.gitRef', { version: { gitRef: fail } }],
])('a %s that throws is one issue, however many releases ask it, and no stack trace', (path, changes) => {
  const customers = [customer('acme'), customer('bolt')];
  expect(issuesOf({ products: [product('web', changes)], customers })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'products/web/product.ts', path },
      problem: 'throws: cannot read this',
      fix: 'correct the function',
    },
  ]);
});

test('a gitRef that gives no text is told, too', () => {
  const web = product('web', { version: { gitRef: () => untyped(5) } });
  expect(issuesOf({ products: [web] })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'products/web/product.ts', path: 'version.gitRef' },
      problem: 'throws: it gives a number, not a git ref',
      fix: 'correct the function',
    },
  ]);
});
