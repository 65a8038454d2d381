import { defineCustomer } from '../../products/catalogue';

export default defineCustomer({
  name: 'customer-01',
  title: 'Northwind Logistics',
  tier: 'premium',
  region: 'westeurope',
  contact: 'platform@nw.test',
  group: 'northwind-operators',
  products: {
    'product-a': { replicaCount: 5, memory: '512Mi' },
    'product-b': { host: 'api.nw.test' },
  },
  tenants: {
    dev: { cluster: 'shared-dev', ring: 'ring0-internal', values: { 'product-b': { host: 'dev.nw.test' } } },
    staging: {
      cluster: 'customer-01-staging',
      ring: 'ring1-staging',
      values: { 'product-b': { host: 'staging.nw.test' } },
    },
    prod: { cluster: 'customer-01-prod', ring: 'ring3-mainstream', values: { 'product-a': { cpu: '500m' } } },
  },
});
