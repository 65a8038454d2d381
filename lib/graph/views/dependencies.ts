import { components, perCluster, roots, sources } from '../cluster';
import { together, type View } from '../graph';
import { engineOf } from '../../engines';

/** The sources, owners and order of the components of a cluster. */
export const dependencies: View = (scope) =>
  together(
    'TB',
    perCluster(scope, (cluster) => {
      const reconcilers = engineOf(cluster).reconcilers(cluster);
      // Which root applies another is a matter of delivery.
      const own = reconcilers.roots.map(({ owner: _, ...root }) => root);
      return [
        sources(reconcilers),
        roots({ ...reconcilers, roots: own }),
        components(cluster, reconcilers, scope.plan.groups),
      ];
    }),
  );
