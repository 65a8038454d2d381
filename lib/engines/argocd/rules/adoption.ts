import { error, within } from '../../../issues/issue';
import { tenantsOf } from '../../../plan/fleet';
import { placeOf } from '../../../plan/locate';
import type { Rule } from '../../../rules/rule';
import { tenantsFollowing } from '../../following';

/** What the fleet's own ApplicationSets make has what their templates say. */
export const adoptedBySets: Rule = function* ({ plan }) {
  for (const tenant of tenantsFollowing('argocd', tenantsOf(plan))) {
    if (!tenant.cluster.leavesToFleetSets) continue;
    for (const { product, adopted = {} } of tenant.releases)
      for (const key of ['releaseName', 'project', 'finalizers'] as const) {
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
