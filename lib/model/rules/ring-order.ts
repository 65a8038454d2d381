import semver from 'semver';
import { error, type Issue } from '../issue';
import type { RingsFile } from '../specs';
import type { Rule } from './rule';

/** A ring runs what the ring before it runs now, or an older version; or it says why not (hotfix). */
export const ringOrder: Rule = ({ specs }) =>
  specs.products.flatMap(({ spec, rings }) =>
    spec.version !== undefined && rings ? inOrder(rings, Object.keys(specs.fleet.rings)) : [],
  );

function inOrder(rings: RingsFile, order: readonly string[]): Issue[] {
  return order.slice(1).flatMap((ring, index): Issue[] => {
    const before = order[index]!;
    const entry = rings.entries[ring];
    if (!entry || entry.hotfix !== undefined || rings.isUnread?.(before)) return [];
    const proven = rings.entries[before]?.version;
    if (proven !== undefined && reaches(proven, entry.version)) return [];
    const problem = `'${ring}' runs ${entry.version}, which '${before}' ${proven ? `has not reached: it runs ${proven}` : 'does not run'}`;
    const fix = proven
      ? `let ${before} run ${entry.version} first, set this one to ${proven}, or give the reason under hotfix`
      : `add ${before} to this file, or give the reason under hotfix`;
    return [error(rings.locate(ring, 'version'), problem, fix)];
  });
}

/** Whether a ring at `proven` has been at `version`. Versions without an order have to be the same. */
function reaches(proven: string, version: string): boolean {
  if (proven === version) return true;
  const [earlier, later] = [ordered(version), ordered(proven)];
  return earlier !== null && later !== null && semver.gte(later, earlier);
}

/** As a semantic version; one or two numbers (`4`, `1.10`) have an order too. */
function ordered(version: string): string | null {
  return semver.valid(/^v?\d+(\.\d+)?$/.test(version) ? semver.coerce(version) : version);
}
