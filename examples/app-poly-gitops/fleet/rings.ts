import type { RingSpec } from 'ringfleet';
import type { EnvironmentName } from './environments';

/** A ring for each environment: what one has not run, the next one does not get. */
export const rings = {
  dev: { environment: 'dev' },
  tst: { environment: 'tst' },
  stg: { environment: 'stg' },
  prd: { environment: 'prd' },
} as const satisfies Record<EnvironmentName, RingSpec<EnvironmentName>>;
