import type { StateComparison } from './compare';

/** Something that a publish would destroy. */
export interface Danger {
  /** Says what happens. */
  readonly what: string;
  /** Any of these names, given for this run, lets it through; the first is the narrowest. */
  readonly permits: readonly string[];
}

/**
 * Judges what the state repositories of a fleet would come to, all of them together.
 *
 * @param allow names that were given for this run
 */
export type DangerJudge = (
  all: readonly StateComparison[],
  allow: readonly string[],
) => Promise<readonly Danger[]>;

/** The share of files that may go without a word. */
const SHARE = 0.1;

/**
 * Says where more files go than a reviewer expects of a publish: a source that was cut short looks like customers that are gone.
 *
 * @param allow names that were given for this run: what has one of them in its path goes by that
 */
export function tooManyFiles(
  { before, removed, prefix, stateBefore }: StateComparison,
  allow: readonly string[],
): Danger[] {
  const named = new Set(allow);
  for (const { customer, tenant } of stateBefore?.releases.values() ?? [])
    if (named.has(customer)) named.add(tenant);
  const isNamed = (path: string) =>
    path.split('/').some((name) => named.has(name.replace(/\.(yaml|json)$/, '')));
  const unnamed = removed.filter((path) => !isNamed(path));
  if (unnamed.length <= before * SHARE) return [];
  const share = Math.ceil((unnamed.length / before) * 100);
  const examples = unnamed.slice(0, 3).map((path) => (prefix === '' ? path : `${prefix}/${path}`));
  const more = unnamed.length - examples.length;
  const listed = examples.join(', ') + (more > 0 ? ` and ${more} more` : '');
  return [
    {
      what: `${unnamed.length} of ${before} files would go (${share} %, and 10 % may): ${listed}`,
      permits: [`${unnamed.length}-files`],
    },
  ];
}
