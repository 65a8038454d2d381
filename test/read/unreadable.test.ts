import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { formatIssue } from '../../lib/cli/report';
import { loadCatalogue, read, readRings } from '../../lib/read';
import { fleet, product } from '../support/specs';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'unreadable-'))));
afterEach(() => rmSync(root, { recursive: true }));

const put = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
/** What is said of the folder, with a sound customer in it. */
function said(): string[] {
  put('customers/acme/customer.ts', `export default { name: 'acme' };`);
  const catalogue = { fleet: fleet(), products: [product('web').spec] };
  return read({ root, catalogue }).issues.map(formatIssue);
}

describe('a folder where a file belongs', () => {
  it.each([
    ['products/web/rings.yaml', 'products/web/rings.yaml'],
    ['customers/acme/web/secrets.yaml', 'customers/acme/*/secrets.yaml'],
  ])('is an issue: %s', (path, file) => {
    mkdirSync(join(root, path), { recursive: true });
    expect(said()).toEqual([
      `error: ${file}: is a folder, not a file\n  fix: put the file in its place, or remove it`,
    ]);
  });
});

it.each(['secrets', 'terraform'])('a file where the folder %s belongs is an issue', (folder) => {
  put(`customers/acme/${folder}`, '');
  expect(said()).toEqual([
    `error: customers/acme/${folder}: is a file, not a folder\n  fix: put the folder in its place, or remove it`,
  ]);
});

it.each([
  ['nowhere', 'is a link that leads nowhere'],
  ['rings.yaml', 'is a link that leads back to itself'],
])('a rings.yaml that is a link to %s is an issue, and does not look like none', (target, problem) => {
  mkdirSync(join(root, 'products/web'), { recursive: true });
  symlinkSync(target, join(root, 'products/web/rings.yaml'));
  expect(said()).toEqual([
    expect.stringMatching(`^error: products/web/rings.yaml: ${problem}\n  fix: put the file in its place`),
  ]);
});

it('a file of Terraform with a backslash in its name is an issue', () => {
  put('customers/acme/terraform/a\\b.tf', '');
  expect(said()).toEqual([
    'error: customers/acme/terraform/a\\b.tf: has a backslash in its name, which separates folders on some systems only\n  fix: rename it',
  ]);
});

describe('a catalogue', () => {
  const of = (text: string) => {
    put('products/catalogue.ts', `export default ${text};`);
    const loaded = loadCatalogue(root, 'products/catalogue.ts');
    return 'issues' in loaded ? loaded.issues.map(({ problem }) => problem) : [];
  };

  it.each(['{}', 'null', '5', '[]', '{ fleet: null }', '{ fleet: {} }', '{ fleet: {}, products: {} }'])(
    'is not %s',
    (text) => expect(of(text)).toEqual(['exports no catalogue, which is a map with fleet and products']),
  );

  it('holds products, each with a name', () => {
    expect(of(`{ fleet: {}, products: [{ name: 'a' }, undefined, { name: 5 }] }`)).toEqual([
      'number 2 of the products is none: it has no name',
      'number 3 of the products is none: it has no name',
    ]);
  });

  it('is taken where it has the shape of one: the plan judges the rest', () => {
    expect(of(`{ fleet: {}, products: [{ name: 'a' }] }`)).toEqual([]);
  });
});

describe('rings.yaml', () => {
  const issues = (text: string) => readRings('rings.yaml', text).issues.map(formatIssue);

  it('in UTF-16 is told to be no UTF-8', () => {
    const bytes = Buffer.from('\ufeffearly: {}', 'utf16le');
    expect(issues(bytes.toString('utf8'))).toEqual([
      'error: rings.yaml: is not text in UTF-8\n  fix: save it as UTF-8',
    ]);
  });

  it('that is broken is told of in a few lines', () => {
    const found = issues(`early: [\n${'a: 1\n'.repeat(2_000)}`);
    expect(found).toHaveLength(6);
    expect(found.at(-1)).toMatch(/is no YAML in \d+ more places, which may follow from these/);
  });

  it('with a version that no file can hold is refused', () => {
    expect(issues('early: { version: "1\\ud800" }')).toEqual([
      expect.stringMatching(/^error: rings.yaml:1:19 early.version: 'version' is /),
    ]);
  });

  it('with text of any length for a ring is refused at once', () => {
    const [found] = issues(`early: '${'x'.repeat(1_000_000)}'`);
    expect(found!.length).toBeLessThan(400);
  });
});
