import type { FleetSpec } from '../authored/fleet';
import type { RingsFile } from '../authored/specs';
import type { Issue } from '../issues/issue';
import type { Plan } from '../plan/fleet';
import type { Edit } from '../read/edit';
import type { Asking, Given } from './question';

/** The fleet that something is added to. */
export interface FleetNow {
  /** Folder of the program. */
  readonly root: string;
  readonly fleet: FleetSpec;
  readonly plan: Plan;
  /** The `rings.yaml` of each product that has one. */
  readonly rings: readonly RingsFile[];
  /** The module of the catalogue, by its path from the root. @default - the program was given the data itself */
  readonly catalogue?: string;
  /** The command that runs the program. */
  readonly command: string;
}

/** What is written to add something. */
export interface Addition {
  /** New files: their text by path from the root. */
  readonly files: Readonly<Record<string, string>>;
  /** Changes of files that are there. @default - none */
  readonly edits?: readonly Edit[];
  /** Why it cannot be written: where there is one, nothing is. @default - none */
  readonly issues?: readonly Issue[];
  /** What is left to do, a line each. */
  readonly next: readonly string[];
}

/** Something that a fleet can have one more of. */
export interface NewNoun {
  /** For help: what is written. */
  readonly summary: string;
  /** The options by which scripts answer, with what each is. */
  readonly options: Readonly<Record<string, string>>;
  /** Options without an answer, with what each does. @default - none */
  readonly switches?: Readonly<Record<string, string>>;
  /** The names that are taken. */
  readonly taken: (present: FleetNow) => readonly string[];
  /** Asks what has to be decided. */
  readonly add: (present: FleetNow, name: string, given: Given) => Asking<Addition>;
}
