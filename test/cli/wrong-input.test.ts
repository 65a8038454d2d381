import { Checkout } from '../support/checkout';

const customer = (name: string, more = '') => `import { defineCustomer } from '../../products/catalogue';

export default defineCustomer({
  name: '${name}',
  title: 'A customer',
  tier: 'standard',
  region: 'westeurope',
  contact: 'ops@customer.example',
  group: 'operators',
  products: { 'product-a': {} },
  tenants: { prod: { cluster: 'shared-prod', ring: 'ring4-conservative' } },${more}
});
`;

describe('input that is wrong in many ways', () => {
  const checkout = new Checkout();
  const before = { files: checkout.files(), times: checkout.times() };
  wrongInput(checkout);
  const { status, stdout, stderr } = checkout.synth();
  const after = { files: checkout.files(), times: checkout.times() };
  checkout.remove();

  it('x', () => {
    console.log(stderr);
    expect(after).toEqual(before);
  });
});

function wrongInput(checkout: Checkout): void {
  const long = `customer-${'x'.repeat(60)}`;
  checkout.write(`customers/${long}/customer.ts`, customer(long));
  checkout.write('customers/customer-05/customer.ts', customer('customer-05').replace('title:', 'title'));
  checkout.write('customers/customer-06/customer.ts', customer('customer-6'));
  checkout.write('customers/customer-07/customer.ts', `throw new Error('no such secret');\n`);
  checkout.write('customers/customer-08/customer.ts', customer('customer-08').replace('shared-prod', 'shared-prd'));
  checkout.write('customers/customer-09/notes.md', '');
  checkout.edit('customers/customer-01/customer.ts', `host: 'api.northwind.example'`, `image: { tag: '1' }`);
  checkout.edit('customers/customer-02/customer.ts', `host: 'shop`, `replicaCount: 'three', host: 'shop`);
  checkout.edit('customers/customer-03/customer.ts', `'product-a': {`, `'product-z': {}, 'product-a': { replicaCount: 40, `);
  checkout.edit('fleet/components.ts', `namespace: 'external-secrets'`, `namespace: 'customer-02-prod'`);
  checkout.edit('fleet/components.ts', `values: { installCRDs`, `dependsOn: ['ingress-nginx'], values: { installCRDs`);
  checkout.edit('fleet/components.ts', `dependsOn: ['cert-manager']`, `dependsOn: ['external-secrets']`);
  checkout.edit('products/product-a/rings.yaml', 'ring4-conservative:', `ring9-experimental:\n  version: '1.4.3'\nring4-conservative:`);
  checkout.edit('products/product-b/rings.yaml', `version: '6.7.1'`, `version: '6.9.0'`);
  checkout.edit('products/product-c/rings.yaml', `since:`, `sinze:`);
}
