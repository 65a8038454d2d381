import { defineCustomer } from '../../products/catalogue';

export default defineCustomer({
  name: 'customer-02',
  title: 'Tailspin Toys',
  tier: 'standard',
  region: 'northeurope',
  contact: 'ops@tailspin.test',
  group: 'tailspin-operators',
  products: {
    'product-a': { host: 'shop.tailspin.test' },
  },
  tenants: {
    staging: {
      cluster: 'shared-staging',
      ring: 'ring1-staging',
      values: { 'product-a': { host: 'staging.tailspin.test' } },
    },
    prod: { cluster: 'shared-prod', ring: 'ring2-earlyadopters' },
  },
});
