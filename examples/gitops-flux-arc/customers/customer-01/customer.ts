import { defineCustomer } from '../../products/catalogue';

export default defineCustomer({
  name: 'customer-01',
  title: 'Contoso',
  tier: 'dedicated',
  region: 'swedencentral',
  contact: 'platform@contoso.test',
  group: 'contoso-operators',
  products: { app1: {}, app2: {} },
  tenants: {
    staging: {
      cluster: 'customer-01-staging',
      ring: 'ring1-staging',
      values: { app1: { replicas: 2 }, app2: { replicas: 1 } },
    },
    prod: {
      cluster: 'customer-01-prod',
      ring: 'ring3-mainstream',
      values: { app1: { replicas: 5 }, app2: { replicas: 4 } },
    },
  },
});
