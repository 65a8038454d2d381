import { clustersFollowing } from '../../../following';
import { within } from '../../../../issues/issue';
import { notPermitted, permittedOn } from '../../plan/sets/places';
import type { Rule } from '../../../../rules/rule';

/**
 * What a set makes belongs to an AppProject of its cluster; the customers' permit what sets make in them, and so it may
 * go neither into the platform's namespaces nor into another customer's.
 */
export const applicationSetPermissions: Rule = function* ({ specs, plan }) {
  for (const cluster of clustersFollowing('argocd', plan.clusters)) {
    if (cluster.applicationSets.length === 0) continue;
    const permitted = permittedOn(plan, cluster);
    for (const { name, expansion } of cluster.applicationSets) {
      const at = within({ file: specs.fleetFile }, 'applicationSets', name, 'template');
      for (const { metadata, spec } of expansion.applications) {
        const of = `Application '${metadata.name}' on cluster ${cluster.name}`;
        yield* notPermitted(at, of, spec, permitted);
      }
    }
  }
};
