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

describe('values made of tenants', () => {
  const judge = (tenantValues: () => unknown) =>
    issuesOf({
      products: [product('web', { tenantValues: tenantValues as never })],
      customers: [customer('acme'), customer('bolt')],
    });
  const at = { file: 'products/web/product.ts', path: 'tenantValues' };

  it('that are not made, because the function throws, are said of the first tenant', () => {
    expect(judge(fail)).toStrictEqual([
      {
        severity: 'error',
        at,
        problem: 'for acme-prod of acme: throws: cannot read this',
        fix: 'correct the function',
      },
    ]);
  });

  it('are the same for the same tenant', () => {
    let count = 0;
    expect(judge(() => ({ replicaCount: ++count }))).toStrictEqual([
      {
        severity: 'error',
        at,
        problem: 'for acme-prod of acme: gives other values each time',
        fix: 'make them of what it is told alone',
      },
    ]);
  });

  it.each<[string, () => unknown, string, string]>([
    ['no map', () => 'x', 'tenantValues', 'what it gives'],
    [
      'a promise',
      () => Promise.resolve({}),
      'tenantValues',
      'what it gives is a Promise, which YAML cannot hold',
    ],
    ['undefined within', () => ({ host: undefined }), 'tenantValues.host', "'host' is undefined"],
  ])('are what YAML can hold: %s is refused', (_, given, path, problem) => {
    const [first, ...more] = judge(given);
    expect(more).toEqual([]);
    expect(first).toMatchObject({ severity: 'error', at: { ...at, path } });
    expect(first!.problem).toContain(problem);
  });

  it('cannot change what they are made of', () => {
    const steal = (tenant: { name: string }) => ({ host: (tenant.name = 'other') });
    expect(judge(steal as never)).toMatchObject([
      { problem: expect.stringContaining("throws: Cannot assign to read only property 'name'") as string },
    ]);
  });
});
