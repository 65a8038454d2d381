import { defineCustomer } from '../../products/catalogue';

export default defineCustomer({
  name: 'customer-03',
  title: 'Fabrikam Retail',
  tier: 'standard',
  region: 'westeurope',
  contact: 'it@fab.test',
  group: 'fabrikam-operators',
  products: {
    'product-a': { host: 'shop.fab.test' },
    'product-c': { queue: { size: 500 }, database: { host: 'orders.databases', port: 5432 } },
  },
  tenants: {
    dev: { cluster: 'shared-dev', ring: 'ring0-internal', values: { 'product-a': { host: 'dev.fab.test' } } },
    staging: {
      cluster: 'shared-staging',
      ring: 'ring1-staging',
      values: { 'product-a': { host: 'staging.fab.test' } },
    },
    prod: { cluster: 'edge-prod', ring: 'ring4-conservative', values: { 'product-c': { workers: 4 } } },
  },
});
