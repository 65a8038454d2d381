/* A fleet and products of a file each are typed too, as those of the sample are. See customers.ts. */
import { z } from 'zod';
import { defineProduct } from '../../sample/fleet/fleet';
import { defineCustomer } from '../../sample/products/catalogue';

defineCustomer({
  name: 'someone',
  title: 'Someone',
  // @ts-expect-error Type '"no-such-tier"' is not assignable to type '"
  tier: 'no-such-tier',
  region: 'westeurope',
  contact: 'ops@someone.example',
  group: 'someone-operators',
  products: {
    // @ts-expect-error NoSuchName<"no-such-product", "
    'no-such-product': {},
  },
  tenants: {
    // @ts-expect-error NoSuchName<"no-such-environment", "
    'no-such-environment': { cluster: 'x', ring: 'x' },
  },
});

defineProduct({
  name: 'something',
  // @ts-expect-error Type '"no-such-repository"' is not assignable to type '"
  chart: { repository: 'no-such-repository', path: 'x' },
  schema: z.strictObject({}),
  values: {},
  rings: {
    // @ts-expect-error NoSuchName<"no-such-ring", "
    'no-such-ring': {},
  },
});
