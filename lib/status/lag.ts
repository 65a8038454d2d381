import { historyOf, isNewer, levelOf } from '../facts/rollout';
import { daysBetween } from '../facts/days';
import type { Lag } from '../json/status';
import { entryOf, type Rollout } from './rollout';

/**
 * How far a version is behind what a ring runs; nothing where it is the same one, or newer. Of versions without an order it is
 * behind, unless the ring never had it: then they differ, and nobody knows by how much.
 */
export function lagBehind(rollout: Rollout, ring: string, version: string, today: string): Lag | undefined {
  const entry = entryOf(rollout, ring);
  if (!entry || entry.version === version || isNewer(version, entry.version)) return undefined;
  const versions = historyOf({ ...entry, percent: 100 }).indexOf(version);
  const level = levelOf(version, entry.version);
  return {
    ring,
    version: entry.version,
    ...(versions > 0 && { versions }),
    ...(level && { level }),
    ...(entry.since !== undefined && { days: Math.max(0, daysBetween(entry.since, today)) }),
  };
}

/** The largest of the lags behind several rings. */
export function lagBehindAny(
  rollout: Rollout,
  rings: readonly string[],
  version: string,
  today: string,
): Lag | undefined {
  let found: Lag | undefined;
  for (const ring of rings) {
    const lag = lagBehind(rollout, ring, version, today);
    if (lag && (!found || (lag.versions ?? 0) > (found.versions ?? 0))) found = lag;
  }
  return found;
}
