import { defineCustomer } from '../../products/catalogue';

export default defineCustomer({
  name: 'customer-01',
  title: 'Northwind Logistics',
  tier: 'premium',
  region: 'westeurope',
  contact: 'platform@northwind.example',
  group: 'northwind-operators',
  products: {
    'product-a': { replicaCount: 5, memory: '512Mi' },
    'product-b': { host: 'api.northwind.example' },
  },
  tenants: {
    dev: {
      cluster: 'shared-dev',
      ring: 'ring0-internal',
      values: { 'product-a': { replicaCount: 1 }, 'product-b': { host: 'api.dev.northwind.example' } },
    },
    staging: {
      cluster: 'customer-01-staging',
      ring: 'ring1-staging',
      values: { 'product-b': { host: 'api.staging.northwind.example' } },
    },
    prod: { cluster: 'customer-01-prod', ring: 'ring3-mainstream', values: { 'product-a': { cpu: '500m' } } },
  },
});
