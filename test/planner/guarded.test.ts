import { z } from 'zod';
import { customer, issuesOf, product } from '../support/specs';

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

test.each([
  ['7', 7, '7'],
  ['a map', { tag: 'v1' }, 'something of type object'],
  ['no text', '', 'no text'],
])('a gitRef that gives %s is refused', (_, given, said) => {
  const changes = { version: { gitRef: () => given as string } };
  expect(issuesOf({ products: [product('web', changes)], customers: [customer('acme')] })).toMatchObject([
    {
      at: { file: 'products/web/product.ts', path: 'version.gitRef' },
      problem: `throws: no name of a tag came of '1.0.0', but ${said}`,
    },
  ]);
});

test.each([
  ['throws', fail, 'has a check that throws: cannot read this'],
  [
    'throws what throws',
    () => {
      throw Object.defineProperty(new Error(), 'message', { get: fail });
    },
    'has a check that throws: what it throws cannot be shown',
  ],
  ['waits', () => Promise.resolve(true), 'has a check that waits for a promise'],
])('a check of a schema that %s is one issue, however many releases it judges', (_, check, problem) => {
  const schema = z.looseObject({}).refine(check);
  const customers = [customer('acme'), customer('bolt')];
  const hosts = () => ['a.example'];
  expect(issuesOf({ products: [product('web', { schema, hosts })], customers })).toMatchObject([
    { severity: 'error', at: { file: 'products/web/product.ts', path: 'schema' }, problem },
  ]);
});
