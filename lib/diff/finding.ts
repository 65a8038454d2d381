import { groupBy } from '../facts/group-by';
import type { DiffEntry, Touched } from '../json/diff';
import { byClass, type Verdict } from './change-class';
import type { Owner } from './objects';
import { withoutNames } from './words';

/** What has changed for one tenant, customer or cluster, or in one file. */
export interface DiffFinding {
  readonly what: DiffEntry['what'];
  readonly change: DiffEntry['change'];
  readonly title: string;
  readonly verdict: Verdict;
  readonly details?: readonly string[];
  /** What is known of a jump between versions. @default - nothing is asked */
  readonly jump?: DiffEntry['jump'];
  readonly layers?: readonly string[];
  readonly owner: Owner;
  /** Name of whoever has it. */
  readonly subject: string;
  /** Names of tenants that the layer reaches, and that are as they were. */
  readonly exceptions?: () => readonly string[];
  /** Names that permit it, beside that. */
  readonly permits?: readonly string[];
}

export interface Places {
  /** Whether an environment is production, as far as anybody knows. */
  readonly isProduction: (environment: string) => boolean;
  /** The environments that a cluster has tenants of. */
  readonly environmentsOf: (cluster: string) => readonly string[];
}

/** An entry, and the names that permit each of what it has, the narrowest first: one is enough. */
export interface PermittedEntry extends DiffEntry {
  readonly permits: readonly (readonly string[])[];
}

/** Whether all that it has is permitted. */
export function isPermitted({ permits }: PermittedEntry, names: readonly string[]): boolean {
  return permits.every((each) => each.some((name) => names.includes(name)));
}

/** Findings that are alike are one entry: production first, and then the worst. */
export function asEntries(findings: readonly DiffFinding[], places: Places): PermittedEntry[] {
  const groups = groupBy(findings, ({ what, change, title, verdict: { is, why }, details = [], owner }) =>
    [what, change, is, ...[title, why, ...details].map((text) => withoutNames(text, owner))].join('\n'),
  );
  return [...groups.values()].map((group) => entryOf(group, places)).sort(byImportance);
}

function entryOf(group: readonly [DiffFinding, ...DiffFinding[]], places: Places): PermittedEntry {
  const [first] = group;
  const subjects = sorted(group.map(({ subject }) => subject));
  const text = (given: string) => (subjects.length > 1 ? withoutNames(given, first.owner) : given);
  const touches = touchedBy(group.map(({ owner }) => owner));
  return {
    class: first.verdict.is,
    isProduction: first.verdict.is !== 'no-op' && group.some(({ owner }) => isInProduction(owner, places)),
    what: first.what,
    change: first.change,
    title: text(first.title),
    why: text(first.verdict.why),
    details: (first.details ?? []).map(text),
    ...(first.jump !== undefined && { jump: first.jump }),
    layers: sorted(group.flatMap(({ layers = [] }) => layers)),
    subjects,
    exceptions: sorted(group.flatMap(({ exceptions }) => exceptions?.() ?? [])).filter(
      (name) => !subjects.includes(name),
    ),
    touches,
    permits: group.map(({ subject, permits = [] }) => [...permits, subject]),
  };
}

/** What nobody has, and what a cluster has of which nobody knows an environment, may be in production. */
function isInProduction({ environment, cluster }: Owner, { isProduction, environmentsOf }: Places): boolean {
  if (environment !== undefined) return isProduction(environment);
  const environments = cluster === undefined ? [] : environmentsOf(cluster);
  return environments.length === 0 || environments.some(isProduction);
}

function touchedBy(owners: readonly Owner[]): Touched {
  const names = (key: keyof Owner) => sorted(owners.flatMap(({ [key]: name }) => name ?? []));
  return {
    customers: names('customer'),
    tenants: names('tenant'),
    rings: names('ring'),
    clusters: names('cluster'),
    environments: names('environment'),
  };
}

/** What any of them touches. */
export function touchedByAll(entries: readonly DiffEntry[]): Touched {
  const names = (key: keyof Touched) => sorted(entries.flatMap(({ touches }) => touches[key]));
  return {
    customers: names('customers'),
    tenants: names('tenants'),
    rings: names('rings'),
    clusters: names('clusters'),
    environments: names('environments'),
  };
}

export function sorted(names: Iterable<string>): string[] {
  return [...new Set(names)].sort();
}

function byImportance(a: DiffEntry, b: DiffEntry): number {
  return (
    Number(b.isProduction) - Number(a.isProduction) ||
    byClass(a.class, b.class) ||
    b.subjects.length - a.subjects.length ||
    (a.title < b.title ? -1 : Number(a.title > b.title)) ||
    (a.why < b.why ? -1 : 1)
  );
}
