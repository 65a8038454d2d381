import { gt, major, valid } from 'semver';
import type { Verdict } from './change-class';
import type { DiffContext } from './context';
import type { Jump } from '../facts/promotion/jumps';
import type { ChangedText } from './changed-text';
import type { DiffFinding } from './finding';
import { ofValue } from './judge/values';
import { layerOf, layersIn, moves, type ChangedLayer } from './layers';
import type { Owner } from './objects';
import type { WrittenRelease } from './releases';
import { valueMoves } from './release-values';
import { shown } from './words';

interface Sides {
  readonly before: ReadonlyMap<string, WrittenRelease>;
  readonly after: ReadonlyMap<string, WrittenRelease>;
}

/** What became of releases that are on both sides. */
export interface ReleaseFindings {
  readonly findings: readonly DiffFinding[];
  /** `<tenant>/<product>` of those whose version or values moved. */
  readonly moved: ReadonlySet<string>;
  /** Layers that changed, and whether some release comes to something else by it. */
  readonly layers: ReadonlyMap<string, boolean>;
}

export function releaseFindings(
  { before, after }: Sides,
  texts: readonly ChangedText[],
  context: Pick<DiffContext, 'releases' | 'jumpOf'>,
): ReleaseFindings {
  const layers = layersIn(texts);
  const known = new Map<ChangedLayer, readonly Owner[]>();
  // One that has just come was nothing before, and so is no exception.
  const isNew = ({ tenant, product }: Owner) =>
    after.has(`${tenant}/${product}`) && !before.has(`${tenant}/${product}`);
  const reachedBy = (layer: ChangedLayer) => {
    const own =
      known.get(layer) ?? context.releases().filter((release) => layer.reaches(release) && !isNew(release));
    known.set(layer, own);
    return own;
  };
  const effective = new Set<string>();
  const moved = new Set<string>();
  const findings: DiffFinding[] = [];
  for (const [key, now] of after) {
    const was = before.get(key);
    if (!was) continue;
    const own = [...ofVersion(was, now, context.jumpOf), ...ofValues(was, now, layers, reachedBy)];
    for (const { layers: paths = [] } of own) for (const path of paths) effective.add(path);
    if (own.length > 0) moved.add(key);
    findings.push(...own);
  }
  return { findings, moved, layers: new Map(layers.map(({ path }) => [path, effective.has(path)])) };
}

function* ofVersion(
  was: WrittenRelease,
  now: WrittenRelease,
  jumpOf: DiffContext['jumpOf'],
): Generator<DiffFinding> {
  const isOther = was.chart !== undefined && now.chart !== undefined && was.chart !== now.chart;
  if (was.version === undefined || (was.version === now.version && !isOther)) return;
  const { tenant, product, owner, version = 'none', versionFrom } = now;
  const jump = now.version === undefined || isOther ? undefined : jumpOf?.(product, was.version, now.version);
  yield {
    what: 'version',
    change: 'changed',
    title: isOther
      ? `${product} ${was.chart} ${was.version} -> ${now.chart} ${version}`
      : `${product} ${was.version} -> ${version}`,
    verdict: isOther
      ? ANOTHER_CHART
      : jump?.kind === 'blocked'
        ? ofBlocked(jump)
        : ofVersions(was.version, version),
    details: jump ? detailsOf(jump) : [],
    ...(jump && { jump: jump.kind }),
    layers: versionFrom === undefined ? [] : [versionFrom],
    owner,
    subject: tenant,
    permits: [`${tenant}/${product}`],
  };
}

const ANOTHER_CHART: Verdict = {
  is: 'REPLACE',
  why: 'another chart is installed in its place, and versions of two charts do not compare',
};

function ofBlocked({ reason, through }: Jump & { readonly kind: 'blocked' }): Verdict {
  const way = through === undefined ? '' : `; it goes through ${through}`;
  return { is: 'BLOCKED', why: `the product lets nobody jump so: ${reason}${way}` };
}

/** What people do, or do not know. */
function detailsOf(jump: Jump): string[] {
  if (jump.kind === 'manual') return jump.steps.map((step, index) => `by hand, ${index + 1}: ${step}`);
  return jump.kind === 'unknown' ? [`nobody says that it is safe: ${jump.why}`] : [];
}

function ofVersions(from: string, to: string): Verdict {
  const [was, is] = [valid(from), valid(to)];
  const restarts = (why: string): Verdict => ({ is: 'restarts workloads', why });
  if (was === null || is === null) return restarts('another version is installed');
  if (gt(was, is)) return restarts('an older version is installed');
  return restarts(
    major(was) === major(is) ? 'a newer version is installed' : 'a newer major version is installed',
  );
}

function ofValues(
  was: WrittenRelease,
  now: WrittenRelease,
  layers: readonly ChangedLayer[],
  reachedBy: (layer: ChangedLayer) => readonly Owner[],
): DiffFinding[] {
  if (!was.values || !now.values) return [];
  const { tenant, product, owner } = now;
  return valueMoves(was.values, now.values).map((move): DiffFinding => {
    const layer = layerOf(move, owner, layers);
    const { path, from, to } = move;
    return {
      what: 'value',
      change: from === undefined ? 'added' : to === undefined ? 'removed' : 'changed',
      title: `${product} ${path.join('.')} ${shown(from, path)} -> ${shown(to, path)}`,
      verdict: ofValue(move),
      layers: layer ? [layer.path] : [],
      owner,
      subject: tenant,
      permits: [`${tenant}/${product}`],
      ...(layer?.isShared &&
        moves(layer, path) && {
          exceptions: () => reachedBy(layer).flatMap((release) => release.tenant ?? []),
        }),
    };
  });
}
