import { defineCustomer } from '../../products/catalogue';

export default defineCustomer({
  name: 'customer-02',
  title: 'Tailspin Toys',
  tier: 'standard',
  region: 'northeurope',
  contact: 'ops@tailspin.example',
  group: 'tailspin-operators',
  products: {
    'product-a': { host: 'shop.tailspin.example' },
  },
  tenants: {
    staging: {
      cluster: 'shared-staging',
      ring: 'ring1-staging',
      values: { 'product-a': { host: 'shop.staging.tailspin.example' } },
    },
    prod: { cluster: 'shared-prod', ring: 'ring2-earlyadopters' },
  },
});
