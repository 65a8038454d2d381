import { warning, type Issue } from '../../issues/issue';
import { ringGraph, ringsBefore } from '../../facts/ring-order';
import { isNewer, historyOf, runningIn } from '../../facts/rollout';
import type { RingsFile } from '../../authored/specs';
import type { Rule } from '../rule';

/** What rings.yaml says of the past fits what it says of today. */
export const ringHistory: Rule = function* ({ specs }) {
  const graph = ringGraph(specs.fleet);
  for (const { spec, rings } of specs.products) {
    if (spec.version === undefined || !rings) continue;
    for (const ring of graph.keys()) {
      yield* repeated(rings, ring);
      for (const before of ringsBefore(rings, graph, ring)) yield* early(rings, before, ring);
    }
  }
};

/** `ran` is what a ring no longer runs. */
function* repeated(rings: RingsFile, ring: string): Generator<Issue> {
  const entry = rings.entries[ring];
  if (!entry) return;
  for (const version of runningIn(entry)) {
    if (!entry.ran?.includes(version)) continue;
    yield warning(
      rings.locate(ring, 'ran'),
      `'${ring}' runs ${version}, which it lists under ran as well`,
      `remove ${version} from ran: what a ring runs counts as it is`,
    );
  }
}

/** A ring cannot have taken a version before a ring before it did: a date was not moved with its version. */
function* early(rings: RingsFile, before: string, ring: string): Generator<Issue> {
  const entry = rings.entries[ring];
  const proof = rings.entries[before];
  if (!entry?.since || !proof?.since || entry.version !== proof.version) return;
  if (entry.since >= proof.since || entry.hotfix?.version === entry.version) return;
  // A ring that was set back ran the version before that day, too.
  const { version: now, ran } = proof;
  if (ran?.includes(now) || historyOf(proof).some((version) => isNewer(version, now))) return;
  yield warning(
    rings.locate(ring, 'since'),
    `'${ring}' runs ${entry.version} since ${entry.since}, before '${before}' did: ${proof.since}`,
    'set since of each to the day on which it took the version',
  );
}
