import type { RingSpec } from 'ringfleet';
import type { EnvironmentName } from './environments';

/** In the order of the rollout. The first and the last have no tenant yet. */
export const rings = {
  'ring0-internal': { environment: 'staging' },
  'ring1-staging': { environment: 'staging' },
  'ring2-earlyadopters': { environment: 'prod' },
  'ring3-mainstream': { environment: 'prod' },
  'ring4-conservative': { environment: 'prod' },
} as const satisfies Record<string, RingSpec<EnvironmentName>>;
