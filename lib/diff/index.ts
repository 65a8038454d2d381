import type { DiffEntry } from '../json/diff';
import type { DiffContext } from './context';
import { hasSameContent, type ChangedText } from './changed-text';
import { customersIn, renamesOf } from './customers';
import { asEntries, type DiffFinding, type PermittedEntry } from './finding';
import { fileFindings } from './files';
import { judged, surroundingsOf } from './judge';
import { fleetObjectsIn, type FleetObject } from './objects';
import { isChanged, objectOfPair, pairsOf, type ObjectPair } from './pairs';
import { carriesMove, releasesIn } from './releases';
import { releaseFindings } from './release-findings';
import { tenantFindings } from './tenants';
import { hunkLines } from './words';

export type { DiffContext } from './context';

/** What two outputs differ in, at the level of the fleet: changes that are alike are one entry. */
export function diffEntries(texts: readonly ChangedText[], context: DiffContext): PermittedEntry[] {
  return asEntries(diffFindings(texts, context), context);
}

/** The same for each that has it. */
export function diffFindings(
  texts: readonly ChangedText[],
  context: Pick<DiffContext, 'releases' | 'jumpOf'>,
): readonly DiffFinding[] {
  const [before, after] = [customersIn(texts, 'before'), customersIn(texts, 'after')];
  const renames = renamesOf(texts, before, after);
  const told = texts.filter((text) => !hasSameContent(text));
  const objects = (side: 'before' | 'after'): FleetObject[] =>
    told.flatMap(({ path, [side]: text }) => fleetObjectsIn(path, text));
  const [old, now] = [objects('before'), objects('after')];
  const pairs = pairsOf(old, now, renames);
  const around = surroundingsOf(old, now);
  const tenants = tenantFindings({ before, after, renames }, pairs, around);
  const releases = releaseFindings(
    { before: releasesIn(told, 'before'), after: releasesIn(told, 'after') },
    told,
    context,
  );
  const left = pairs.filter((pair) => !tenants.objects.has(pair));
  return [
    ...tenants.findings,
    ...releases.findings,
    ...left.flatMap((pair) => objectFindings(pair, around, releases.moved)),
    ...fileFindings(texts, { layers: releases.layers, told: tenants.customers }),
  ];
}

/** What an object changed, but for what releases that moved say already. */
function objectFindings(
  pair: ObjectPair,
  around: ReturnType<typeof surroundingsOf>,
  moved: ReadonlySet<string>,
): DiffFinding[] {
  const object = objectOfPair(pair);
  const { owner } = object;
  const isOfMoved = moved.has(`${owner.tenant}/${owner.product}`);
  const isTold = ({ path }: { readonly path: readonly string[] }) =>
    isOwnLabel(path) || (isOfMoved && carriesMove(object, path));
  const own = isChanged(pair) ? { ...pair, hunks: pair.hunks.filter((hunk) => !isTold(hunk)) } : pair;
  if (isChanged(own) && own.hunks.length === 0) return [];
  return judged(own, around).map(({ verdict, hunks }): DiffFinding => ({
    what: 'object',
    change: changeOf(pair),
    title: titleOf(pair),
    verdict,
    details: hunks.flatMap(hunkLines),
    owner,
    subject: owner.tenant ?? owner.customer ?? owner.cluster ?? object.path,
    permits: [
      owner.cluster === undefined ? [] : `${owner.cluster}/${object.name}`,
      object.name,
      owner.component ?? [],
    ].flat(),
  }));
}

/** What a tenant is, each of its objects says by a label. */
function isOwnLabel([top, of, key = '']: readonly string[]): boolean {
  return top === 'metadata' && of === 'labels' && key.startsWith('ringfleet.io/');
}

function changeOf(pair: ObjectPair): DiffEntry['change'] {
  if (isChanged(pair)) return pair.before.identity === pair.after.identity ? 'changed' : 'renamed';
  return pair.after ? 'added' : 'removed';
}

function titleOf(pair: ObjectPair): string {
  const { kind, name, namespace, owner } = objectOfPair(pair);
  const where = namespace === undefined || namespace === name ? '' : ` of namespace ${namespace}`;
  const at = owner.cluster === undefined ? '' : ` on ${owner.cluster}`;
  const named =
    isChanged(pair) && pair.before.name !== pair.after.name ? `${pair.before.name} is ${name}` : name;
  return `${kind} ${named}${where}${at}`;
}
