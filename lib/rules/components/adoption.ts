import { within } from '../../issues/issue';
import { misstated } from '../adopted-names';
import type { Rule } from '../rule';

/** A component that is taken over has names that the engine of its cluster knows. */
export const adoptedComponents: Rule = function* ({ specs, plan }) {
  for (const cluster of plan.clusters)
    for (const component of cluster.components) {
      if (!component.adopted) continue;
      const at = within({ file: specs.fleetFile }, 'clusters', cluster.name, 'adopt', component.name);
      yield* misstated(at, component, cluster, ['releaseName', 'storageNamespace']);
    }
};
