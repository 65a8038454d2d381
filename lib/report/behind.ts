import { rcompare, valid } from 'semver';
import type { RingsFile } from '../authored/specs';

/** How many of a product's known versions are newer than one; `undefined` where versions have no order, or it is none of them. */
export type Behind = (version: string) => number | undefined;

/** Known are the versions that rings run or ran, and those that tenants hold. Nothing is newer than what some ring runs. */
export function behindOf({ entries }: Pick<RingsFile, 'entries'>, held: readonly string[]): Behind {
  const all = Object.values(entries);
  const known = new Set(held);
  for (const { version, previous, ran = [] } of all)
    for (const each of [version, previous ?? version, ...ran]) known.add(each);
  if ([...known].some((version) => valid(version) === null)) return () => undefined;
  const newestFirst = [...known].sort(rcompare);
  const first = newestFirst.findIndex((version) => all.some((entry) => entry.version === version));
  const places = new Map(newestFirst.map((version, index) => [version, Math.max(0, index - first)]));
  return (version) => places.get(version);
}
