import { changeClasses } from '../change-class';
import type { DiffEntry, FleetDiff } from '../../json/diff';
import { few, many } from './lists';

/** What a change of the fleet touches, in a line: `3 customers, 2 rings (ring0, ring1), 1 cluster (shared-prod)`. */
export function touchedLine({ touches }: Pick<FleetDiff, 'touches'>): string {
  const named = (names: readonly string[], noun: string) =>
    names.length === 0 ? [] : [`${many(names.length, noun)} (${few(names, 4)})`];
  const parts = [
    ...named(touches.customers, 'customer'),
    ...(touches.tenants.length > 0 ? [many(touches.tenants.length, 'tenant')] : []),
    ...named(touches.environments, 'environment'),
    ...named(touches.rings, 'ring'),
    ...named(touches.clusters, 'cluster'),
  ];
  return parts.join(', ');
}

/** `1 DELETE, 2 safe`: how many entries are of each class, the worst first. */
export function classesLine({ classes }: Pick<FleetDiff, 'classes'>): string {
  return changeClasses
    .filter((each) => (classes[each] ?? 0) > 0)
    .map((each) => `${classes[each]} ${each}`)
    .join(', ');
}

/** The sections of a diff that have entries. */
export function sectionsOf({
  entries,
}: FleetDiff): { readonly title: string; readonly entries: readonly DiffEntry[] }[] {
  return [
    { title: 'Production', entries: entries.filter(({ isProduction }) => isProduction) },
    {
      title: 'Elsewhere',
      entries: entries.filter((entry) => !entry.isProduction && entry.class !== 'no-op'),
    },
    { title: 'Nothing that runs', entries: entries.filter((entry) => entry.class === 'no-op') },
  ].filter((section) => section.entries.length > 0);
}

/** Of an object, what became of it; of all else the title says it. */
export function headingOf({ what, change, title }: DiffEntry): string {
  return what === 'object' ? `${title} ${change}` : title;
}

/** Who has it: a number where they are many. */
export function whoOf({ subjects, what, exceptions }: DiffEntry, most: number): string {
  const nouns: Readonly<Record<string, string>> = { customer: 'customer', file: 'file' };
  const count =
    subjects.length > 1
      ? `x ${many(subjects.length, nouns[what] ?? (what === 'object' ? 'place' : 'tenant'))}: `
      : '';
  const but =
    exceptions.length === 0 ? '' : `; ${many(exceptions.length, 'exception')}: ${few(exceptions, most)}`;
  return `${count}${few(subjects, most)}${but}`;
}
