import { defineCustomer } from '../../products/catalogue';

export default defineCustomer({
  name: 'customer-02',
  title: 'Fabrikam',
  tier: 'dedicated',
  region: 'northeurope',
  contact: 'it@fabrikam.test',
  group: 'fabrikam-operators',
  products: { app1: { replicas: 3 }, app2: { replicas: 3 } },
  tenants: { prod: { cluster: 'customer-02-prod', ring: 'ring2-earlyadopters' } },
});
