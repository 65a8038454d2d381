import { error, within, type Issue, type Location } from '../../../issues/issue';
import { tenantsOf } from '../../../plan/fleet';
import { nameBeside } from '../../../plan/adoption';
import { locate } from '../../../plan/locate';
import { manifestsKustomizationOf } from '../../../plan/names';
import type { TenantPlan } from '../../../plan/tenant';
import type { Rule } from '../../../rules/rule';
import { clustersFollowing } from '../../following';
import { releasesKustomizations } from '../plan/releases';
import { besideComponent, besideRelease } from '../plan/beside';
import { otherKustomizations } from './releases-names';

/** The Kustomization of manifests beside a chart or folder is called as no other in its namespace. */
export const manifestsNames: Rule = function* ({ specs, plan }) {
  for (const cluster of clustersFollowing('flux', plan.clusters)) {
    const tenants = tenantsOf(plan).filter((tenant) => tenant.cluster.name === cluster.name);
    const others = otherKustomizations(cluster, tenants);
    for (const tenant of tenants)
      for (const { name } of releasesKustomizations(tenant))
        others.set(name, `the releases of tenant ${tenant.name}`);
    for (const { name, content } of cluster.components)
      if (besideComponent(content))
        yield* taken(within({ file: specs.fleetFile }, 'components', name), name, cluster.name, others);
    const inReleases = new Map(tenants.flatMap(namesOf));
    for (const release of tenants.flatMap(({ releases }) => releases))
      if (besideRelease(release.content)) {
        const { file } = locate(release.product.base, []);
        yield* taken({ file, path: 'manifests' }, nameBeside(release), cluster.name, inReleases);
      }
  }
};

/** Kustomizations of a tenant beside the HelmReleases: of releases that are no charts, and of Secrets. */
function namesOf({ name, releases, secrets }: TenantPlan): (readonly [string, string])[] {
  return [
    ...secrets.map((each) => [each.name, `the Secrets of tenant ${name}`] as const),
    ...releases
      .filter(({ content }) => content.form !== 'helm')
      .map((each) => [each.name, `product ${each.product.name}`] as const),
  ];
}

function* taken(
  at: Location,
  of: string,
  cluster: string,
  others: ReadonlyMap<string, string>,
): Generator<Issue> {
  const name = manifestsKustomizationOf(of);
  const other = others.get(name);
  if (other === undefined) return;
  const problem = `Kustomization '${name}' on cluster ${cluster} is claimed by ${other} and the manifests beside '${of}'`;
  yield error(at, problem, 'rename one of them');
}
