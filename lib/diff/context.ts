import type { Jump } from '../facts/promotion/jumps';
import type { Places } from './finding';
import type { Owner } from './objects';

/** What there is to know of the fleet beside the files that differ. */
export interface DiffContext extends Places {
  /** Every release of the newer side; asked where a layer that several share has changed. */
  readonly releases: () => readonly Owner[];
  /** What the product says of a jump between versions. @default - nobody says anything */
  readonly jumpOf?: ((product: string, from: string, to: string) => Jump | undefined) | undefined;
}
