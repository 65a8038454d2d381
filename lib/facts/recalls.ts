import type { ProductInput, RecallSpec, RingsFile } from '../authored/specs';
import type { DependencyGraph } from './graph';
import { ringsBefore } from './ring-order';
import { hasRun, historyOf, isNewer } from './rollout';

/** The ways out of a version that is recalled. */
export interface WaysOut {
  /** What the ring ran before, and may run again. @default - nothing */
  readonly back?: string;
  /** What every ring before it runs or ran, and is newer. @default - nothing */
  readonly on?: string;
}

export function recallOf(rings: RingsFile | undefined, version: string | undefined): RecallSpec | undefined {
  return rings?.recalls?.entries.find((each) => each.version === version);
}

/** What a ring that runs a recalled version may run instead. While a rollout is on its way, the one or the other of its two versions. */
export function waysOut(
  product: ProductInput,
  graph: DependencyGraph,
  ring: string,
  recalled: string,
): WaysOut {
  const { rings } = product;
  const entry = rings?.entries[ring];
  if (!entry) return {};
  const { version, previous, percent = 100 } = entry;
  const may = (each: string) => recallOf(rings, each) === undefined;
  if (percent < 100 && previous !== undefined)
    return {
      ...(version === recalled && may(previous) && { back: previous }),
      ...(previous === recalled && may(version) && { on: version }),
    };
  const before = ringsBefore(rings, graph, ring).filter((each) => rings.entries[each]);
  const isProven = (each: string) => before.every((other) => hasRun(product, other, each));
  const back = historyOf(entry).find((each) => each !== recalled && may(each) && isProven(each));
  const [first] = before;
  const on =
    first === undefined
      ? undefined
      : historyOf(rings.entries[first]!).find(
          (each) => may(each) && isNewer(each, recalled) && isProven(each),
        );
  return { ...(back !== undefined && { back }), ...(on !== undefined && back !== on && { on }) };
}

/** As a message says it. */
export function waysOutAsText({ back, on }: WaysOut): string {
  const ways = [
    ...(back === undefined ? [] : [`roll it back to ${back}`]),
    ...(on === undefined ? [] : [`promote it to ${on}`]),
  ];
  return ways.join(', or ') || 'let the rings before it run another version first, and promote it to that';
}
