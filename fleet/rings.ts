import type { RingSpec } from '../lib/model';
import type { EnvironmentName } from './environments';

/** In the order of the rollout: a version reaches a ring after the one before it. */
export const rings = {
  'ring0-internal': { title: 'Internal', environment: 'dev', soakDays: 1 },
  'ring1-staging': { title: 'Staging', environment: 'staging', soakDays: 3 },
  'ring2-earlyadopters': { title: 'Early adopters', environment: 'prod', soakDays: 7 },
  'ring3-mainstream': { title: 'Mainstream', environment: 'prod', soakDays: 14 },
  'ring4-conservative': { title: 'Conservative', environment: 'prod' },
} as const satisfies Record<string, RingSpec<EnvironmentName>>;
