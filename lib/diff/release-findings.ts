import { gt, major, valid } from 'semver';
import type { Verdict } from './change-class';
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
  context: { readonly releases: () => readonly Owner[] },
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
    const own = [...ofVersion(was, now), ...ofValues(was, now, layers, reachedBy)];
    for (const { layers: paths = [] } of own) for (const path of paths) effective.add(path);
    if (own.length > 0) moved.add(key);
    findings.push(...own);
  }
  return { findings, moved, layers: new Map(layers.map(({ path }) => [path, effective.has(path)])) };
}

function* ofVersion(was: WrittenRelease, now: WrittenRelease): Generator<DiffFinding> {
  if (was.version === now.version || was.version === undefined) return;
  const { tenant, product, owner, version = 'none', versionFrom } = now;
  yield {
    what: 'version',
    change: 'changed',
    title: `${product} ${was.version} -> ${version}`,
    verdict: ofVersions(was.version, version),
    layers: versionFrom === undefined ? [] : [versionFrom],
    owner,
    subject: tenant,
    permits: [`${tenant}/${product}`],
  };
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
