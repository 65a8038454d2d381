import { defineCustomer } from '../../products/catalogue';

export default defineCustomer({
  name: 'customer-01',
  title: 'Wide World Importers',
  tier: 'premium',
  region: 'us-east',
  contact: 'platform@wwi.test',
  group: 'wwi-operators',
  products: {
    'product-a': { replicaCount: 5, memory: '512Mi' },
    'product-b': {},
  },
  tenants: {
    dev: { cluster: 'dev', ring: 'dev', values: { 'product-a': { replicaCount: 1 } } },
    staging: { cluster: 'staging', ring: 'staging' },
    prod: { cluster: 'prod', ring: 'prod', values: { 'product-a': { cpu: '500m' } } },
  },
  featureFlags: {
    'new-checkout': { default: false, environments: { dev: true, staging: true } },
    'max-upload-mb': 50,
    theme: 'dark',
  },
});
