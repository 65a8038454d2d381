import type { RingSpec } from 'ringfleet';
import type { EnvironmentName } from './environments';

/** One for each environment: the branch decides which chart runs there. */
export const rings = {
  dev: { environment: 'dev' },
  staging: { environment: 'staging' },
  prod: { environment: 'prod' },
} as const satisfies Record<string, RingSpec<EnvironmentName>>;
