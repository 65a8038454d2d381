import { defineCustomer } from '../../products/catalogue';

export default defineCustomer({
  name: 'customer-03',
  title: 'Proseware',
  tier: 'standard',
  region: 'us-east',
  contact: 'ops@proseware.test',
  group: 'proseware-operators',
  products: { 'product-a': {}, 'product-c': { workers: 2 } },
  tenants: {
    dev: { cluster: 'dev', ring: 'dev', values: { 'product-c': { workers: 1 } } },
    staging: { cluster: 'staging', ring: 'staging' },
    prod: { cluster: 'prod', ring: 'prod', values: { 'product-c': { workers: 4 } } },
  },
});
