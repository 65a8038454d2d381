import { explainJson } from '../../lib/json/explain';
import { knownOf } from '../../lib/cli/explain';
import { holdersAsText } from '../../lib/cli/explain/text';
import { program } from '../../lib/cli/program';
import { warning } from '../../lib/issues/issue';
import { tenantsOf } from '../../lib/plan/fleet';
import { catalogue } from '../sample/products/catalogue';
import { listened } from '../support/output';
import { planOf, sampleRoot, sampleSpecs } from '../support/sample';

const heard = listened();
const made = program({ root: sampleRoot, catalogue, command: 'ringfleet' });
const run = async (...argv: string[]) => [await made.run(['explain', ...argv]), heard.said];
const PROD = 'customer-01-prod/product-a';

it('prints a release as a list of its values, each with its place and what it overrode', async () => {
  expect(await run(PROD)).toEqual([0, '']);
  expect(heard.out).toMatchSnapshot();
});

it('prints of one value what each layer says, the nearest first', async () => {
  expect(await run(PROD, 'replicaCount')).toEqual([0, '']);
  expect(heard.out).toBe(
    `${PROD}

replicaCount  5  customer     customers/customer-01/customer.ts:11:20
  over        3  environment  products/product-a/product.ts:18:13
  over        1  base         products/product-a/product.ts:15:13
`,
  );
});

it('prints what is below a path, and with --all what each layer says of all of it', async () => {
  expect(await run('customer-01-prod/product-b', 'replicas')).toEqual([0, '']);
  expect(heard.out).toMatch(/^replicas\.max {2}10.* over 2 of base$/m);
  expect(heard.out).not.toMatch(/^ {2}over/m);
  heard.out = '';
  expect(await run('customer-01-prod/product-b', 'replicas', '--all')).toEqual([0, '']);
  expect(heard.out).toMatch(/^replicas\.max {2}10 .*\n {2}over {8}2 {3}base /m);
});

it('prints JSON of the same', async () => {
  expect(await run(PROD, 'replicaCount', '--json')).toEqual([0, '']);
  const file = 'products/product-a/product.ts';
  expect(JSON.parse(heard.out)).toEqual({
    tenant: 'customer-01-prod',
    product: 'product-a',
    reasons: [],
    values: [
      {
        path: ['replicaCount'],
        layer: 'customer',
        value: 5,
        at: {
          file: 'customers/customer-01/customer.ts',
          line: 11,
          column: 20,
          path: 'products.product-a.replicaCount',
        },
        overrode: [
          {
            layer: 'environment',
            value: 3,
            at: { file, line: 18, column: 13, path: 'environments.prod.replicaCount' },
          },
          { layer: 'base', value: 1, at: { file, line: 15, column: 13, path: 'values.replicaCount' } },
        ],
      },
    ],
  });
});

it('compares two tenants: versions and values, and nothing that is alike', async () => {
  expect(await run('--diff', 'customer-01-prod', 'customer-01-dev')).toEqual([0, '']);
  expect(heard.out).toMatchSnapshot();
  expect(heard.out).not.toMatch(/^replicaCount/m);
  heard.out = '';
  expect(await run('--diff', 'customer-01-prod', 'customer-01-prod')).toEqual([0, '']);
  expect(heard.out).toBe('customer-01-prod and customer-01-prod have the same versions and values\n');
});

it('lists who has which value, the most frequent first', async () => {
  expect(await run('--who', 'product-a', 'replicaCount')).toEqual([0, '']);
  const tenants = heard.out
    .trim()
    .split('\n')
    .map((line) => line.split(/ {2,}/)[2]!.split(', '));
  expect(tenants.map(({ length }) => length)).toEqual(
    [...tenants.map(({ length }) => length)].sort((a, b) => b - a),
  );
  expect(heard.out).toMatch(/^5 {2}3 tenants {2}customer-01-dev, customer-01-prod, customer-01-staging$/m);
  heard.out = '';
  expect(await run('--who', 'product-a', 'host')).toEqual([0, '']);
  expect(heard.out).toMatch(/^\(nobody says it\)  +\d+ tenants {2}/m);
});

it.each([
  [
    ['customer-01-prod/product-x'],
    "explain: 'customer-01-prod/product-x' is no release\n  fix: did you mean 'customer-01-prod/product-a'?",
  ],
  [
    ['customer-01-prod'],
    "explain: 'customer-01-prod' is a tenant, and no release\n  fix: use one of: customer-01-prod/product-a",
  ],
  [
    ['customer-01-prd/product-a'],
    "explain: unknown tenant 'customer-01-prd'\n  fix: did you mean 'customer-01-prod'?",
  ],
  [
    [PROD, 'replicaCont'],
    "explain: nobody gives 'replicaCont' to customer-01-prod-product-a: the chart has its own, if it knows it\n  fix: did you mean 'replicaCount'? Allowed: cpu, memory, replicaCount",
  ],
  [['--diff', 'customer-01-prod', 'customer-1-dev'], "explain --diff: unknown tenant 'customer-1-dev'"],
  [
    ['--diff', 'customer-01-prod'],
    'explain --diff: no second tenant is named\n  fix: explain --diff customer-01-prod <tenant>',
  ],
  [['--who', 'product-x', 'a'], "explain --who: unknown product 'product-x'"],
  [
    ['--who', 'product-a'],
    'explain --who: no value is named\n  fix: give its path: explain --who product-a replicaCount',
  ],
])('%j is told with what there is', async (argv, problem) => {
  expect([(await run(...argv))[0], heard.out]).toEqual([1, '']);
  expect(heard.said).toContain(`error: ${problem}`);
});

it.each([
  ['customer-01-prod', 'customer-02-prod', '--diff'],
  ['product-a', 'replicaCount', '--who'],
])('what is printed of %s %s %s is as its JSON Schema says', async (...asked) => {
  expect(await run(...asked, '--json')).toEqual([0, '']);
  expect(explainJson.safeParse(JSON.parse(heard.out)).error).toBeUndefined();
});

it('reads the customer of the tenant alone, and says what all of the fleet says', async () => {
  const tenants = tenantsOf(planOf(sampleSpecs()));
  for (const { name, releases } of tenants) {
    const what = `${name}/${releases[0]!.product.name}`;
    heard.out = '';
    expect(await run(what, '--json')).toEqual([0, '']);
    const some = heard.out;
    expect(explainJson.safeParse(JSON.parse(some)).error).toBeUndefined();
    heard.out = '';
    expect(await program({ root: sampleRoot, catalogue }).explain({ what, json: true })).toBe(0);
    expect([what, some]).toEqual([what, heard.out]);
  }
});

it('asks for the customers alone whose tenants they may be, and for all of the fleet where something is wrong', () => {
  const asked: (readonly string[])[] = [];
  const at = (customer: string) => ({ file: `customers/${customer}/customer.ts` });
  const issues = ['customer-01', 'customer-02'].map((each) => warning(at(each), 'x', 'y'));
  const known = knownOf(['customer-01-prod', 'customer-03-prod'], sampleRoot, (customers) => {
    asked.push(customers);
    return { plan: planOf(sampleSpecs()), issues, rings: [] };
  });
  expect(asked).toEqual([['customer-01', 'customer-03']]);
  expect(known!.issues).toEqual(issues.slice(0, 1));
  expect(knownOf(['customer-01-prod'], sampleRoot, () => ({ issues, rings: [] }))).toBeUndefined();
  expect(knownOf(['acme-prod'], sampleRoot, () => expect(0).toBe(1) as never)).toBeUndefined();
});

it('helps with examples that run', async () => {
  expect(await run('--help')).toEqual([0, '']);
  const examples = [...heard.out.matchAll(/^ {2}ringfleet explain (.*)$/gm)].map(([, each]) =>
    each!.split(' '),
  );
  expect(examples).toHaveLength(4);
  for (const argv of examples) expect([argv, (await run(...argv))[0]]).toEqual([argv, 0]);
});

it('of many who have a value some are named, and all where that is asked for', () => {
  const tenants = Array.from({ length: 22 }, (_, index) => `t${index}`);
  const found = [{ value: 1, tenants }];
  expect(holdersAsText(found, { all: false })).toMatch(
    /^1 {2}22 tenants {2}t0, .*, t19 and 2 more: --all\n$/,
  );
  expect(holdersAsText(found, { all: true })).toMatch(/, t20, t21\n$/);
});
