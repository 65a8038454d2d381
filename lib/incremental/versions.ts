import type { CustomerIndex, PlannedSome } from './customer-index';
import { entriesOf, type Reach } from './reach';
import { Platform } from './skeleton';

/** Versions that have changed. */
export interface Versions {
  readonly entries: CustomerIndex['entries'];
  /** Products and rings. */
  readonly changed: ReadonlySet<string>;
  readonly reached: readonly string[];
  /** Digest of the platform's plan, which is the same for any customers. */
  readonly platform: string;
}

/** @returns undefined where a full run is as quick */
export function changedVersions(
  reach: Reach,
  index: CustomerIndex,
  { plan, rings }: PlannedSome,
): Versions | undefined {
  if (!plan) return undefined;
  const entries = entriesOf(rings);
  const all = Object.keys({ ...entries, ...index.entries });
  const changed = new Set(all.filter((key) => entries[key] !== index.entries[key]));
  const reached = [...new Set([...changed].flatMap((key) => reach.customers[key] ?? []))];
  if (reached.length > Object.keys(index.skeletons).length / 2) return undefined;
  return { entries, changed, reached, platform: new Platform(plan).digest };
}
