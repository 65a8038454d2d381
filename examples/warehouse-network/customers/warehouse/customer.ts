import { defineCustomer } from '../../products/catalogue';

/** The system itself: it is its own and only customer. */
export default defineCustomer({
  name: 'warehouse',
  title: 'Warehouse Network',
  tier: 'standard',
  region: 'europe-west1',
  contact: 'platform@warehouse-network.example',
  group: 'warehouse-developers',
  products: { web: {} },
  tenants: {
    dev: { cluster: 'dev-europe-west1', ring: 'dev' },
    staging: { cluster: 'staging-europe-west1', ring: 'staging' },
    prod: { regions: ['europe-west1', 'us-central1'], ring: 'prod' },
  },
});
