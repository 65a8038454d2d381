import { defineCustomer } from '../../products/catalogue';

export default defineCustomer({
  name: 'syncjob',
  title: 'SyncJob',
  tier: 'standard',
  region: 'eu',
  contact: 'devops@syncjob.ru',
  group: 'dev',
  products: { 'chat-api': {} },
  tenants: {
    dev: { cluster: 'dev', ring: 'dev' },
    tst: { cluster: 'tst', ring: 'tst' },
    stg: { cluster: 'stg', ring: 'stg' },
    prd: { cluster: 'prd', ring: 'prd' },
  },
});
