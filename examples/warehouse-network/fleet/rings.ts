import type { RingSpec } from 'ringfleet';
import type { EnvironmentName } from './environments';

/** A ring for each environment. Their images are built of different branches, so none proves another one's. */
export const rings = {
  dev: { environment: 'dev' },
  staging: { environment: 'staging' },
  prod: { environment: 'prod' },
} as const satisfies Record<EnvironmentName, RingSpec<EnvironmentName>>;
