import type { OwnRepositorySpec } from '../../authored/team/own-repository';
import { engineOf } from '../../engines';
import type { Placement } from '../../facts/placements';
import type { ClusterPlan } from '../cluster';
import type { EnvironmentPlan } from '../environment';
import { PACES } from '../pace';
import type { NamespacePlan, OwnRepositoryPlan } from '../tenant';

interface Owner {
  readonly environment: EnvironmentPlan;
  readonly cluster: ClusterPlan;
  readonly placement: Pick<Placement, 'site'>;
}

/** What the owner's repository comes to in one of its tenants. */
export function resolveOwnRepository(
  spec: OwnRepositorySpec,
  name: string,
  namespace: Pick<NamespacePlan, 'name' | 'applier'>,
  { environment, cluster, placement }: Owner,
): OwnRepositoryPlan {
  const { git: url, environments, secretRef, interval, timeout, ...own } = spec;
  const here = environments?.[environment.name];
  const { path = '.', ref = { branch: environment.branch }, hosts = [], ...more } = { ...own, ...here };
  const options = {
    ...PACES.files,
    ...(interval && { interval }),
    ...(timeout && { timeout }),
    ...(secretRef !== undefined && { secretRef }),
  };
  return {
    ...more,
    name,
    path: placed(path, environment.name, placement.site),
    content: spec.content ?? 'kustomize',
    source: { kind: 'git', url, ref, options },
    applier: engineOf(cluster).repositoryApplier(namespace),
    hosts,
  };
}

/** The path with the tenant's own in the place of what stands for it; a site that there is not, a rule refuses. */
function placed(path: string, environment: string, site = '{site}'): string {
  return path.replaceAll('{environment}', environment).replaceAll('{site}', site);
}
