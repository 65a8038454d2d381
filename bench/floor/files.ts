import { createRequire } from 'node:module';
import type { Facts } from '../customers';
import { RECORDED } from './names';

/** A file as data. One of `objects`, `values` and `json` is there. */
export interface FloorFile {
  readonly path: string;
  readonly comment: string;
  readonly objects?: readonly object[];
  readonly values?: object;
  readonly json?: object;
}

interface Recorded {
  readonly fleet: readonly (readonly [path: string, text: string])[];
  readonly early: readonly ((facts: Facts) => FloorFile)[];
  readonly late: readonly ((facts: Facts) => FloorFile)[];
}

const recorded = createRequire(__filename)(`./${RECORDED}`) as Recorded;

/** The files that do not change with the customers, as text. */
export const fleetFiles = recorded.fleet;

export function customerFiles(facts: Facts): FloorFile[] {
  return recorded[facts.ring].map((file) => file(facts));
}
