import { z } from 'zod';
import { formatIssues } from '../../lib/cli/report';
import { veiledOf } from '../../lib/credentials/veiled';
import { customer, issuesOf, product, untyped } from '../support/specs';

const SECRET = 'swordfish';
const secret = { database: { password: SECRET }, env: [{ name: 'API_TOKEN', value: 'Sw0rdfish-9' }] };

/** What is printed of the product with these changes, and a customer with a password among its values. */
function said(changes: object, values: object = secret): string {
  const web = product('web', {
    schema: z.looseObject({}),
    footprint: undefined!,
    ...changes,
  });
  const { footprint, ...spec } = web.spec;
  const issues = issuesOf({
    products: [{ ...web, spec: footprint ? { ...spec, footprint } : spec }],
    customers: [customer('acme', { products: { web: untyped(values) } })],
  });
  return formatIssues(issues);
}
const throws = (values: { database: { password: string } }) => {
  throw new Error(`connect failed for ${values.database.password} at db`);
};

it.each<[string, object, string]>([
  [
    'of another type',
    { schema: z.looseObject({ database: z.looseObject({ password: z.number() }) }) },
    'text of 9 characters',
  ],
  ['of another type above', { schema: z.looseObject({ database: z.number() }) }, 'is {"password":"…"}'],
  [
    'quoted by a check of the product',
    {
      schema: z.looseObject({}).superRefine((given, context) => {
        const { database } = given as typeof secret;
        context.addIssue({ code: 'custom', message: `expected another than ${database.password}` });
      }),
    },
    'another than …',
  ],
  [
    'quoted by what a check throws',
    { schema: z.looseObject({}).refine(throws as never) },
    'failed for … at db',
  ],
  ['quoted by what a function of the product throws', { hosts: throws }, 'failed for … at db'],
  ['quoted by what another one throws', { footprint: throws }, 'failed for … at db'],
])('a value under a key that looks secret is not printed where it is %s', (_, changes, shown) => {
  const text = said(changes);
  expect(text).toContain(shown);
  expect(text).not.toMatch(/swordfish|Sw0rdfish/);
});

it('what the compiler says of a module is shown without what is secret there', () => {
  const source = `export default { password: 'swordfish', title: 'Acme', token: "ghp_0123456789abcdef" };`;
  const line = `Type '"swordfish"' is not assignable to type 'number'. Acme, ghp_0123456789abcdef`;
  expect(veiledOf(line, [source])).toBe(`Type '"…"' is not assignable to type 'number'. Acme, …`);
});

it('types of a module are no secrets', () => {
  const source = 'interface Login { readonly password: Readonly<Text>; token: Text }';
  expect(veiledOf('Readonly<Text> is no Text', [source])).toBe('Readonly<Text> is no Text');
});
