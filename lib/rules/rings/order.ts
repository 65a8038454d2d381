import { error, type Issue } from '../../issues/issue';
import { runsTagsOf } from '../../facts/image-tags';
import type { DependencyGraph } from '../../facts/graph';
import { ringGraph, ringsBefore } from '../../facts/ring-order';
import { hasRun, historyOf, isNewer, runningIn, unprovenIn, type UnprovenVersion } from '../../facts/rollout';
import type { ProductInput, RingsFile } from '../../authored/specs';
import type { Rule } from '../rule';

/** A ring runs what each ring before it runs or ran: older is not proven. Or a hotfix for that version says why not. */
export const ringOrder: Rule = function* ({ specs }) {
  const graph = ringGraph(specs.fleet);
  for (const product of specs.products) {
    const { rings } = product;
    if (!rings) continue;
    const refused = unprovenIn(product, graph, runsTagsOf(specs.fleet, product.spec)).filter(
      ({ ring, version }) => rings.entries[ring]?.hotfix?.version !== version,
    );
    for (const each of refused) yield refuse(each, product, rings, refused, graph);
  }
};

function refuse(
  { ring, before, key, version }: UnprovenVersion,
  product: ProductInput,
  rings: RingsFile,
  all: readonly UnprovenVersion[],
  graph: DependencyGraph,
): Issue {
  const hotfix = rings.entries[ring]?.hotfix;
  const proof = rings.entries[before];
  const runs = key === 'version' ? 'runs' : 'still runs';
  const unbound = hotfix ? `; its hotfix is for ${hotfix.version}` : '';
  const reason = `give hotfix: { version: '${version}', reason: '…' }`;
  const at = rings.locate(ring, key);
  if (!proof) {
    const problem = `'${ring}' ${runs} ${version}, which '${before}' does not run${unbound}`;
    return error(at, problem, `add ${before} to this file, or ${reason}`);
  }
  const now = runningIn(proof);
  const isAhead = now.length > 0 && now.every((each) => isNewer(version, each));
  const ran = historyOf(proof).filter((each) => !now.includes(each));
  const unlike = isAhead
    ? `has not reached: it runs ${now.join(' and ')}`
    : `neither runs${listed(now)} nor ran${listed(ran)}`;
  // Which of two rings moved is not told by what they run: the same fix has to serve a ring before that was set back.
  const where = isAhead ? 'if it ran there before it was set back' : 'if it ran there';
  const allowed = now
    .filter((each) => !all.some((other) => other.ring === before && other.version === each))
    .filter((each) => ringsBefore(rings, graph, ring).every((other) => hasRun(product, other, each)));
  const settle = allowed.length > 0 ? [`set this one to ${allowed.join(' or ')}`] : [];
  const record = `list ${version} under ran of ${before} ${where}`;
  const first = isAhead ? [...settle, record] : [record, ...settle];
  return error(
    at,
    `'${ring}' ${runs} ${version}, which '${before}' ${unlike}${unbound}`,
    [...first, `let ${before} run ${version} first`, `or ${reason}`].join(', '),
  );
}

function listed(versions: readonly string[]): string {
  return versions.length === 0 ? '' : ` (${versions.join(', ')})`;
}
