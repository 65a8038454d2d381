import type { RingSpec } from 'ringfleet';
import type { EnvironmentName } from './environments';

/** In the order of the rollout: a version reaches a ring after the one before it. */
export const rings = {
  'ring0-internal': { environment: 'dev' },
  'ring1-staging': { environment: 'staging' },
  'ring2-earlyadopters': { environment: 'prod' },
  'ring3-mainstream': { environment: 'prod' },
  'ring4-conservative': { environment: 'prod' },
} as const satisfies Record<string, RingSpec<EnvironmentName>>;
