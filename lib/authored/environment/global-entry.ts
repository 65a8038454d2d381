import { z } from 'zod';
import { type Authored, named } from '../readonly';
import { text } from '../text';

const globalEntry = z.strictObject({
  /** The component that brings k8gb, on each cluster of these tenants; the region of a cluster is its geo tag. */
  k8gb: text,
  /**
   * Where a request goes: `roundRobin` to every region, `geoip` to the nearest one, `failover` to the first region as long as it is
   * healthy. Source: k8gb, "Strategy options". @default 'roundRobin'
   */
  strategy: z.enum(['roundRobin', 'geoip', 'failover']).optional(),
  /** The first region of `failover`. @default - the region of each customer */
  primary: text.optional(),
});

/** How all regions of a customer's product are reached by one host. */
export type GlobalEntrySpec = Authored<typeof globalEntry>;
export const globalEntrySchema = named<GlobalEntrySpec>(globalEntry);
