import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { formatIssue } from '../../lib/cli/report';
import { plan } from '../../lib/planner/plan';
import { read } from '../../lib/read';
import { filesOf } from '../support/sample';
import { customer, fleet, product, specs } from '../support/specs';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'secrets-'))));
afterEach(() => rmSync(root, { recursive: true }));

const folder = 'customers/acme/secrets';

function given(files: Readonly<Record<string, string>>) {
  const all = { 'customers/acme/customer.ts': `export default { name: 'acme' };`, ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const { specs, issues } = read({ root, catalogue: { fleet: fleet(), products: [product('web').spec] } });
  return { secrets: specs.customers[0]!.secrets, said: issues.map(formatIssue) };
}

it('what SOPS itself encrypted is taken as it is, and nothing is said of it', () => {
  const text = readFileSync(join(__dirname, '../fixtures/secrets/orders-database.yaml'), 'utf8');
  const { secrets, said } = given({ [`${folder}/prod/orders-database.yaml`]: text });
  expect(said).toEqual([]);
  const input = {
    ...customer('customer-03', { tenants: { prod: { cluster: 'flux-prod', ring: 'late' } } }),
    secrets: secrets!,
  };
  const fleetOf = specs({ customers: [input] });
  expect(plan(fleetOf).issues).toEqual([]);
  const path = 'clusters/flux-prod/tenants/customer-03-prod/secrets/orders-database.yaml';
  expect(filesOf(fleetOf)[path]).toBe(text);
});

it('a customer without a folder for secrets has none', () => {
  expect(given({})).toEqual({ secrets: undefined, said: [] });
});

it('a file belongs to the environment and the site whose folders it lies in, in the order of paths', () => {
  const { secrets, said } = given({
    [`${folder}/prod/north/database.yaml`]: 'kind: Secret\n',
    [`${folder}/dev/database.yaml`]: 'kind: Secret\n',
  });
  expect(said).toEqual([]);
  expect(secrets!.map(({ documents: _, ...rest }) => rest)).toEqual([
    { file: `${folder}/dev/database.yaml`, environment: 'dev', name: 'database', text: 'kind: Secret\n' },
    {
      file: `${folder}/prod/north/database.yaml`,
      environment: 'prod',
      site: 'north',
      name: 'database',
      text: 'kind: Secret\n',
    },
  ]);
});

it('a file is kept as it is, whatever its comments, order and blanks', () => {
  const text = '# by hand\nkind:   Secret\nstringData: {b: "x",   a: z}\n\n';
  expect(given({ [`${folder}/dev/a.yaml`]: text }).secrets![0]!.text).toBe(text);
});

it('a file of several documents gives the data of each, and where it stands', () => {
  const text = 'metadata:\n  name: a\n---\nmetadata:\n  name: b\n';
  const [secret] = given({ [`${folder}/dev/a.yaml`]: text }).secrets!;
  const file = `${folder}/dev/a.yaml`;
  expect(secret!.documents.map(({ value }) => value)).toEqual([
    { metadata: { name: 'a' } },
    { metadata: { name: 'b' } },
  ]);
  const [first, second] = secret!.documents;
  expect(first!.locate(['metadata', 'name'])).toEqual({ file, line: 2, column: 9 });
  expect(second!.locate(['metadata', 'name'])).toEqual({ file, line: 5, column: 9 });
  expect(second!.locate(['metadata', 'namespace'])).toEqual({ file, line: 5, column: 3 });
  expect(second!.locate()).toEqual({ file, line: 4, column: 1 });
});

it('files whose names begin with a dot are left alone', () => {
  const settings = { [`${folder}/.sops.yaml`]: 'creation_rules: []', [`${folder}/.old/dev/a.yaml`]: '' };
  expect(given(settings)).toEqual({ secrets: undefined, said: [] });
});

it.each([`${folder}/a.yaml`, `${folder}/prod/north/deep/a.yaml`])('%s belongs to nobody', (file) => {
  expect(given({ [file]: 'kind: Secret' })).toEqual({
    secrets: undefined,
    said: [
      `error: ${file}: lies where no tenant is looked for\n` +
        '  fix: move it to customers/acme/secrets/<environment>/<name>.yaml, or <environment>/<site>/<name>.yaml where the environment has sites',
    ],
  });
});

it.each(['a.yml', 'a.json', 'README.md'])('%s is not read', (name) => {
  expect(given({ [`${folder}/prod/${name}`]: '{}' })).toEqual({
    secrets: undefined,
    said: [
      `error: ${folder}/prod/${name}: '${name}' is no file with Secrets\n` +
        '  fix: end its name in .yaml, or move it out of secrets/',
    ],
  });
});

it('of a file that is no YAML the place is told, and nothing that stands there', () => {
  const { secrets, said } = given({ [`${folder}/prod/a.yaml`]: 'stringData:\n  password: "hunter2\n' });
  expect(secrets).toBeUndefined();
  expect(said).toEqual([
    expect.stringMatching(/^error: customers\/acme\/secrets\/prod\/a\.yaml:\d+:\d+: not YAML\n/),
  ]);
  expect(said.join()).not.toContain('hunter2');
});
