import { chartFolder } from '../../../plan/adoption/folders';
import { layout } from '../../../plan/layout';
import { releaseKustomizationOf, releasesKustomizationOf } from '../../../plan/names';
import type { TenantPlan } from '../../../plan/tenant';

/** A Kustomization that puts releases of a tenant in place, and its folder in the state repository. */
export interface ReleasesKustomization {
  readonly name: string;
  readonly path: string;
}

/** One for all releases of a tenant, but for the charts that are in folders of their own, which have one each. */
export function releasesKustomizations({
  name,
  guardrails,
  cluster,
  releases,
}: Pick<TenantPlan, 'name' | 'guardrails' | 'cluster' | 'releases'>): ReleasesKustomization[] {
  const all = releasesKustomizationOf(guardrails);
  const apart = releases.flatMap((release) => {
    const path = chartFolder(release);
    return path === undefined ? [] : [{ name: releaseKustomizationOf(all, release.product.name), path }];
  });
  const shared = { name: all, path: layout.releases(cluster.name, name) };
  return apart.length < releases.length ? [shared, ...apart] : apart;
}
