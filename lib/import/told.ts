import type { Location } from '../issues/issue';

/** Something about what was imported that people have to know. */
export interface Told {
  /**
   * `lost` is in no file and on no cluster any more, once the fleet has it; `kept` is a manifest as it was; `replaced` is what ringfleet makes of
   * its own; `say` is what nobody could know.
   */
  readonly what: 'lost' | 'kept' | 'replaced' | 'say';
  readonly of: string;
  readonly why: string;
  /** Where it was said. @default - in nothing that was given */
  readonly at?: Location;
}
