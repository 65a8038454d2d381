import { defineCustomer } from '../../products/catalogue';

export default defineCustomer({
  name: 'customer-02',
  title: 'Adventure Works',
  tier: 'standard',
  region: 'eu-west',
  contact: 'it@adventure.test',
  group: 'adventure-operators',
  products: { 'product-a': { host: 'shop.adventure.test' } },
  tenants: {
    dev: { cluster: 'dev', ring: 'dev', values: { 'product-a': { host: 'dev.adventure.test' } } },
    staging: {
      cluster: 'staging',
      ring: 'staging',
      values: { 'product-a': { host: 'staging.adventure.test' } },
    },
    prod: { cluster: 'prod', ring: 'prod' },
  },
});
