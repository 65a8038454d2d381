import { installedNames, namesOfComponent, frozenChanges } from '../plan/adoption';
import type { InstalledNames } from '../plan/adoption/names';
import { isMap } from '../authored/values';
import type { ClusterPlan } from '../plan/cluster';
import type { Plan } from '../plan/fleet';
import { inOutput, layout } from '../plan/layout';
import { ROOTS } from '../plan/names';

export interface RenamedComponent {
  readonly cluster: string;
  readonly name: string;
  /** Says what happens. */
  readonly what: string;
}

/** Components whose names are frozen, because they were taken over or are delivered already, and would be others. */
export function renamedComponents(
  { clusters }: Plan,
  textBefore: (path: string) => string | undefined,
): RenamedComponent[] {
  return clusters.flatMap((cluster) => {
    const adopted = adoptedBefore(textBefore(inOutput(cluster.state, layout.adopted(cluster.name))));
    return cluster.components.flatMap((component): RenamedComponent[] => {
      const { name, otherwise } = component;
      const wasThere = otherwise && isDelivered(cluster, name, textBefore);
      const before = adopted[name] ?? (wasThere ? installedNames(otherwise) : {});
      const changes = frozenChanges(before, namesOfComponent(component));
      const what = `${name} of ${cluster.name} under the names that it has (${changes})`;
      return changes === '' ? [] : [{ cluster: cluster.name, name, what }];
    });
  });
}

function adoptedBefore(text: string | undefined): Record<string, Partial<InstalledNames>> {
  if (text === undefined) return {};
  try {
    const given: unknown = JSON.parse(text);
    return isMap(given) ? (given as Record<string, Partial<InstalledNames>>) : {};
  } catch {
    return {}; // Whoever broke it mends it by this run.
  }
}

function isDelivered(
  { name: cluster, state }: ClusterPlan,
  component: string,
  textBefore: (path: string) => string | undefined,
): boolean {
  const folders = [layout.delivery(cluster, ROOTS.infrastructure), `${layout.bootstrap(cluster)}/components`];
  return folders.some((each) => textBefore(inOutput(state, `${each}/${component}.yaml`)) !== undefined);
}
