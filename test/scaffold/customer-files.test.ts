import { yamlFolderOf, moduleOf } from '../../lib/scaffold/customer-files';
import type { FleetNow } from '../../lib/scaffold/addition';

const draft = {
  metadata: { name: 'acme', title: 'Acme: 1.10', tier: 'standard' },
  products: { web: { host: 'acme.test', tag: '1.10', on: 'yes' }, api: {} },
  tenants: {
    staging: { cluster: 'a', ring: 'early', values: { web: { host: 'staging.acme.test' } } },
    prod: { cluster: 'b', ring: 'late', values: {} },
  },
};

test('a customer as a folder of YAML has a file for each intent', () => {
  expect(yamlFolderOf(draft)).toEqual({
    'customers/acme/metadata.yaml': `name: acme\ntitle: "Acme: 1.10"\ntier: standard\n`,
    'customers/acme/products.yaml': `products:\n  - web\n  - api\ntenants:\n  staging:\n    cluster: a\n    ring: early\n  prod:\n    cluster: b\n    ring: late\n`,
    'customers/acme/web/values.yaml': `host: acme.test\ntag: "1.10"\n"on": "yes"\n`,
    'customers/acme/web/environments/staging.yaml': `host: staging.acme.test\n`,
  });
});

test('a customer of a catalogue that is no module is data', () => {
  expect(moduleOf({ root: '/fleet' } as FleetNow, draft)['customers/acme/customer.ts']).toMatch(
    /^export default \{\n {2}name: 'acme',\n.*\n {4}prod: \{ cluster: 'b', ring: 'late' \},\n {2}\},\n\};\n$/s,
  );
});
