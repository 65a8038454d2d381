import type { FleetSpec } from '../authored/fleet';
import { isNewer, isOrdered, historyOf } from '../facts/rollout';
import { firstDay, waitsOf } from '../facts/promotion/waits';
import type { DependencyGraph } from '../facts/graph';
import { recallOf, waysOut } from '../facts/recalls';
import { ringGraph } from '../facts/ring-order';
import type { ProductInput, RecallSpec, RingEntry, RingsFile } from '../authored/specs';
import { error, type Issue } from '../issues/issue';
import { suggest } from '../issues/suggest';

/** What a ring is to run of a product from a day on. */
export interface AskedMove {
  readonly product: string;
  readonly ring: string;
  readonly version: string;
  /** Share of the ring's customers. @default 100 */
  readonly percent?: number;
  /** Why, where it goes back, or does not wait. @default - none */
  readonly reason?: string;
  /** Whether it takes the version although the rings before it do not let it yet: that needs a reason. @default false */
  readonly isHotfix?: boolean;
  /** `YYYY-MM-DD` */
  readonly day: string;
}

/** The entry of a ring as it is, and as it is to be. */
export interface RingMove {
  readonly file: string;
  readonly before: RingEntry;
  readonly after: RingEntry;
}

/**
 * What becomes of a ring's entry. Whether the order of rings, soak times and freezes let it, rules judge by the entry that comes of it.
 *
 * @param rings the product's file
 */
export function moveOf(
  fleet: FleetSpec,
  { spec, file }: Pick<ProductInput, 'spec' | 'file'>,
  rings: RingsFile,
  asked: AskedMove,
): RingMove | { readonly issue: Issue } {
  const { ring, version, percent = 100, reason } = asked;
  const before = rings.entries[ring];
  const at = rings.locate(ring, 'version');
  if (!before) {
    const known = Object.keys(rings.entries);
    return refused(rings.locate(ring), `'${ring}' has no entry for '${spec.name}'`, suggest(ring, known));
  }
  if (spec.image?.rings[ring]) {
    const problem = `'${ring}' follows tags of its image by itself`;
    return refused(
      at,
      problem,
      'leave it to the automation, or take the ring out of image.rings of the product',
    );
  }
  const { percent: reached = 100, previous } = before;
  const recall = recallOf(rings, version);
  if (recall && !(version === before.version && reached === 100))
    return recalled({ spec, file, rings }, ringGraph(fleet), asked, recall);
  if (version === before.version) return furtherOf(fleet, { spec, file, rings }, before, asked);
  if (reached < 100 && previous !== undefined && version !== previous) {
    const problem = `'${ring}' is on its way from ${previous} to ${before.version}: ${reached} percent of its customers run it`;
    return refused(
      at,
      problem,
      `promote the rest of them to ${before.version}, or roll back to ${previous}, first`,
    );
  }
  if (isNewer(before.version, version) && reason === undefined) {
    const problem = `${version} is older than what '${ring}' runs, ${before.version}`;
    return refused(at, problem, `say why it goes back: --reason`);
  }
  if (isOrdered(before.version) && !isOrdered(version) && reason === undefined) {
    const problem = `${version} is no semantic version: whether it is older than what '${ring}' runs, ${before.version}, nobody can tell`;
    return refused(at, problem, 'give a version such as 1.6.0, or say why: --reason');
  }
  if (asked.isHotfix === true && reason === undefined)
    return refused(at, `a hotfix of '${ring}' has no reason`, 'give one: --reason');
  const left = [before.version, ...(previous === undefined ? [] : [previous]), ...(before.ran ?? [])];
  const isPartial = percent < 100;
  // Those that the rollout has not reached run on what all ran.
  const ran = [...new Set(left)].filter(
    (each) => each !== version && !(isPartial && each === before.version),
  );
  const after: RingEntry = {
    version,
    since: asked.day,
    ...(isPartial && { previous: before.version, percent }),
    ...(asked.isHotfix === true && { hotfix: { version, reason: reason! } }),
    ...(ran.length > 0 && { ran }),
    ...(before.image !== undefined && { image: before.image }),
  };
  return { file: rings.file, before, after };
}

/** More of the ring's customers get what some have. */
function furtherOf(
  fleet: FleetSpec,
  product: ProductInput & { readonly rings: RingsFile },
  before: RingEntry,
  { ring, percent = 100, day }: AskedMove,
): RingMove | { readonly issue: Issue } {
  const { rings } = product;
  const { percent: reached = 100, previous, ...rest } = before;
  if (reached === 100 || percent <= reached) {
    const share = reached === 100 ? '' : ` for ${reached} percent of its customers`;
    const problem = `'${ring}' runs ${before.version} already${share}`;
    const fix =
      reached === 100 ? 'give another version' : `give a larger share than ${reached}, or roll back`;
    return refused(rings.locate(ring, reached === 100 ? 'version' : 'percent'), problem, fix);
  }
  // The day under since is that of the first of them: no rule sees this one.
  const asked = { ring, version: before.version, day };
  const frozen = waitsOf(fleet, product, asked).find(({ kind }) => kind === 'freeze');
  if (frozen?.kind === 'freeze' && before.hotfix?.version !== before.version) {
    const problem = `more customers of '${ring}' would get ${before.version} on ${day}, within the freeze '${frozen.freeze}': ${frozen.reason}`;
    return refused(
      rings.locate(ring, 'percent'),
      problem,
      `wait until ${firstDay(fleet, product, asked) ?? frozen.ends}`,
    );
  }
  if (percent < 100) return { file: rings.file, before, after: { ...before, percent } };
  const ran = [...new Set([...(previous === undefined ? [] : [previous]), ...(before.ran ?? [])])];
  return { file: rings.file, before, after: { ...rest, ...(ran.length > 0 && { ran }) } };
}

/** What the ring ran last, which it goes back to: nothing that is recalled, unless a rollout on its way leaves no choice. */
export function lastOf(entry: RingEntry, rings?: RingsFile): string | undefined {
  const { previous, percent = 100, version } = entry;
  if (percent < 100 && previous !== undefined) return previous;
  return historyOf(entry).find((each) => each !== version && !recallOf(rings, each));
}

function recalled(
  product: ProductInput & { readonly rings: RingsFile },
  graph: DependencyGraph,
  { ring }: AskedMove,
  { version, date, reason }: RecallSpec,
): { readonly issue: Issue } {
  const { spec, rings } = product;
  const problem = `${version} of '${spec.name}' is recalled since ${date}: ${reason}`;
  const runs = rings.entries[ring]?.version;
  const { back, on } = waysOut(product, graph, ring, version);
  const others = [on, back].filter((each) => each !== undefined && each !== runs);
  const fix = others.length > 0 ? `give ${others.join(' or ')}` : 'wait for a version that is not';
  return refused(rings.recalls!.locate(version), problem, fix);
}

function refused(at: Issue['at'], problem: string, fix: string): { readonly issue: Issue } {
  return { issue: error(at, problem, fix) };
}
