import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { error, formatLocation } from '../../../lib/issues/issue';
import { located } from '../../../lib/read';

const files: Readonly<Record<string, string>> = {
  'metadata.yaml': 'name: acme\nnamespaceMetadata:\n  labels:\n    example.com/owner: acme\n',
  'products.yaml':
    'products:\n  - web\n  - api\ntenants:\n  prod:\n    cluster: east\n    holds: { web: { version: 1 } }\n',
  'web/values.yaml': '# Base.\nimage:\n  tag: x\nlist:\n  - a: 1\n  - password: x\n',
  'web/environments/prod.yaml': 'replicas: 2\n',
};
let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'places-'));
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, 'customers/acme', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
});
afterAll(() => rmSync(root, { recursive: true }));

const of = (path: string) =>
  located(root, [error({ file: 'customers/acme/metadata.yaml', path }, 'x', 'y')])[0]!.at;

it.each([
  ['name', 'metadata.yaml:1:7 name', 'name: acme'],
  ['title', 'metadata.yaml:1:1 title', 'name: acme'],
  [
    'namespaceMetadata.labels.example.com/owner',
    'metadata.yaml:4:24 namespaceMetadata.labels.example.com/owner',
    '    example.com/owner: acme',
  ],
  ['products', 'products.yaml:1:1 products', 'products:'],
  ['products.api', 'products.yaml:3:5 products.api', '  - api'],
  ['products.web.image.tag', 'web/values.yaml:3:8 image.tag', '  tag: x'],
  ['products.web.image.size', 'web/values.yaml:2:1 image.size', 'image:'],
  ['products.web.list.0.a', 'web/values.yaml:5:8 list.0.a', '  - a: 1'],
  ['products.web.list.1.password', 'web/values.yaml:6:15 list.1.password', '  - password: …'],
  ['products.api.host', 'products.yaml:3:5 products.api.host', '  - api'],
  ['tenants', 'products.yaml:4:1 tenants', 'tenants:'],
  ['tenants.prod.cluster', 'products.yaml:6:14 tenants.prod.cluster', '    cluster: east'],
  [
    'tenants.prod.holds.web.version',
    'products.yaml:7:30 tenants.prod.holds.web.version',
    '    holds: { web: { version: 1 } }',
  ],
  ['tenants.prod.values.web.replicas', 'web/environments/prod.yaml:1:11 replicas', 'replicas: 2'],
  ['tenants.prod.values.api.size', 'products.yaml:5:3 tenants.prod.values.api.size', '  prod:'],
  ['tenants.dev.values.web.size', 'products.yaml:4:1 tenants.dev.values.web.size', 'tenants:'],
])('%s of a folder is found, with its line', (path, place, text) => {
  const { text: shown, ...at } = of(path);
  expect([formatLocation(at), shown]).toEqual([`customers/acme/${place}`, text]);
});

it("shows no line of Secrets, nor of anything else that is not the customer's", () => {
  for (const file of [
    'customers/acme/web/secrets.yaml',
    'customers/acme/secrets/prod/a.yaml',
    'products/web/rings.yaml',
  ])
    expect(located(root, [error({ file, line: 1, column: 1 }, 'x', 'y')])[0]!.at).toEqual({
      file,
      line: 1,
      column: 1,
    });
});
