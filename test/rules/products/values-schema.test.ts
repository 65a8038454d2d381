import { z } from 'zod';
import type { Values } from '../../../lib/authored/values';
import { customer, issuesOf, product, untyped } from '../../support/specs';

const file = 'customers/acme/customer.ts';
const buyer = (values: Values, prod: Values = {}) =>
  customer('acme', {
    products: { web: values },
    tenants: { prod: { cluster: 'argo-prod', ring: 'late', values: { web: prod } } },
  });

it('values that satisfy the schema once they are merged pass, whatever each layer lacks', () => {
  const web = product('web', {
    values: {},
    environments: { prod: { cpu: '1' } },
    rings: { late: { memory: '1Gi' } },
  });
  expect(issuesOf({ products: [web], customers: [buyer({ replicaCount: 2 })] })).toStrictEqual([]);
});

it('a null that removes an optional value passes', () => {
  expect(issuesOf({ customers: [buyer({ host: null })] })).toStrictEqual([]);
});

it.each<[string, Values, string, string, string]>([
  [
    'a value of the wrong type',
    { replicaCount: 'five' },
    'replicaCount',
    `'replicaCount' is "five", not a number`,
    'give a whole number, at least 1',
  ],
  [
    'a number out of range',
    { replicaCount: 0 },
    'replicaCount',
    "'replicaCount' is 0, which is too small",
    'give at least 1',
  ],
  [
    'a wrong unit',
    { memory: '96GB' },
    'memory',
    `'memory' is "96GB", which is not allowed`,
    "give a whole number of Ki, Mi, Gi or Ti, such as '512Mi'",
  ],
  [
    'a number for text',
    { cpu: 0.5 },
    'cpu',
    "'cpu' is 0.5, not a string",
    "give cores or millicores, such as '2' or '500m'",
  ],
  [
    'no host name',
    { host: 'not a host' },
    'host',
    `'host' is "not a host", which is not allowed`,
    "give a host name, such as 'app.customer.example'",
  ],
  [
    'an unknown value',
    { replicas: 5 },
    'replicas',
    "'replicas' is unknown",
    'remove it, or correct the name: use one of: cpu, host, image, memory, replicaCount',
  ],
  ['a scalar for a map', { image: 'web:1' }, 'image', `'image' is "web:1", not a map`, 'give a map with tag'],
  [
    'a null for a value that is needed',
    { memory: null },
    'memory',
    "'memory' is removed by a null, but needed",
    "give a whole number of Ki, Mi, Gi or Ti, such as '512Mi'",
  ],
])('refused is %s, with the place and the layer', (_what, values, path, problem, fix) => {
  expect(issuesOf({ customers: [buyer(values)] })).toStrictEqual([
    {
      severity: 'error',
      at: { file, path: `products.web.${path}` },
      problem: `web of acme in prod: ${problem} (layer customer)`,
      fix,
    },
  ]);
});

it('an error names the layer that set the value last', () => {
  expect(issuesOf({ customers: [buyer({ replicaCount: 2 }, { replicaCount: -1 })] })).toStrictEqual([
    {
      severity: 'error',
      at: { file, path: 'tenants.prod.values.web.replicaCount' },
      problem: "web of acme in prod: 'replicaCount' is -1, which is too small (layer customer environment)",
      fix: 'give at least 1',
    },
  ]);
});

it('of a map that is wrong as a whole, the highest layer that had a hand in it is named', () => {
  const range = z.strictObject({ min: z.int(), max: z.int() });
  const schema = z.strictObject({
    size: range.refine(({ min, max }) => min <= max, 'let max be at least min'),
  });
  const web = product('web', { schema, values: { size: { min: 2, max: 3 } }, footprint: undefined });
  expect(issuesOf({ products: [web], customers: [buyer({ size: { max: 1 } })] })).toStrictEqual([
    {
      severity: 'error',
      at: { file, path: 'products.web.size' },
      problem: `web of acme in prod: 'size' is {"min":2,"max":1}, which is not allowed (layer customer)`,
      fix: 'let max be at least min',
    },
  ]);
});

it('a missing value is the customer to give', () => {
  const web = product('web', { values: { replicaCount: 1, cpu: '50m' } });
  expect(issuesOf({ products: [web] })).toStrictEqual([
    {
      severity: 'error',
      at: { file, path: 'products.web.memory' },
      problem: "web of acme in prod: 'memory' is missing",
      fix: "give a whole number of Ki, Mi, Gi or Ti, such as '512Mi'",
    },
  ]);
});

it('a mistake in a layer that many releases share is said once', () => {
  const web = product('web', { values: { replicaCount: 1, cpu: untyped('2 cores'), memory: '1Mi' } });
  const customers = ['acme', 'beta', 'gamma'].map((name) => customer(name));
  expect(issuesOf({ products: [web], customers })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'products/web/product.ts', path: 'values.cpu' },
      problem: `web of acme in prod, and in 2 more releases: 'cpu' is "2 cores", which is not allowed (layer base)`,
      fix: "give cores or millicores, such as '2' or '500m'",
    },
  ]);
});

it('all that is wrong is said at once', () => {
  const values = { replicaCount: 'x', cpu: 1, memory: '', host: 5 };
  expect(issuesOf({ customers: [buyer(values)] }).map(({ at }) => at.path)).toStrictEqual([
    'products.web.cpu',
    'products.web.host',
    'products.web.memory',
    'products.web.replicaCount',
  ]);
});

it('a file whose name holds a space is still found', () => {
  const acme = { ...buyer({ replicaCount: 0 }), file: 'customers/the acme/customer.ts' };
  expect(issuesOf({ customers: [acme] })[0]?.at).toStrictEqual({
    file: 'customers/the acme/customer.ts',
    path: 'products.web.replicaCount',
  });
});
