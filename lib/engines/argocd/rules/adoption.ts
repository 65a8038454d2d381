import { writtenOf } from '../../../content/forms';
import { error, within } from '../../../issues/issue';
import { tenantsOf } from '../../../plan/fleet';
import { placeOf } from '../../../plan/locate';
import type { Rule } from '../../../rules/rule';
import { nothingIn } from '../../../rules/adopted-names';
import { clustersFollowing, tenantsFollowing } from '../../following';

/** What the fleet's own ApplicationSets make has what their templates say, and a chart without manifests has no file but its Application. */
export const adoptedByApplications: Rule = function* ({ specs, plan }) {
  for (const cluster of clustersFollowing('argocd', plan.clusters))
    for (const { name, adopted, content } of cluster.components) {
      if (adopted?.path === undefined || content.form !== 'helm' || writtenOf(content)) continue;
      yield nothingIn(within({ file: specs.fleetFile }, 'clusters', cluster.name, 'adopt', name, 'path'));
    }
  for (const tenant of tenantsFollowing('argocd', tenantsOf(plan))) {
    if (!tenant.cluster.leavesToFleetSets) continue;
    for (const { product, adopted = {} } of tenant.releases)
      for (const key of ['releaseName', 'project', 'finalizers', 'path'] as const) {
        if (adopted[key] === undefined) continue;
        const problem = `cluster '${tenant.cluster.name}' leaves its Applications to the fleet's own ApplicationSets`;
        yield error(
          within(placeOf(tenant), 'adopt', product.name, key),
          problem,
          'leave it out, and say it in the template of the set',
        );
      }
  }
};
