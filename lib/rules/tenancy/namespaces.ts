import { groupBy } from '../../facts/group-by';
import { error, within, type Issue } from '../../issues/issue';
import type { ClusterPlan } from '../../plan/cluster';
import { componentsOf } from '../../facts/components';
import { byName } from '../../facts/order';
import type { PodSecurityLevel } from '../../authored/component';
import type { Specs } from '../../authored/specs';
import type { Rule } from '../rule';

/** A namespace enforces one level: components that share one agree on it. */
export const namespaces: Rule = ({ specs, plan }) =>
  plan.clusters.flatMap((cluster) => {
    const levels = groupBy(levelsOn(specs, cluster), ({ namespace }) => namespace);
    return cluster.namespaces.flatMap(({ name: namespace }): Issue[] => {
      const [first, ...others] = levels.get(namespace) ?? [];
      return others
        .filter(({ level }) => level !== first!.level)
        .map(({ name, level }) =>
          error(
            within({ file: specs.fleetFile }, 'components', name, 'podSecurity'),
            `'${name}' wants namespace '${namespace}' at level '${level}', and '${first!.name}' at '${first!.level}'`,
            'give both the same podSecurity, or one of them another namespace',
          ),
        );
    });
  });

interface Level {
  /** Of the component. */
  readonly name: string;
  readonly namespace: string;
  readonly level: PodSecurityLevel;
}

/** What each component wants of its namespace; by name. */
function levelsOn({ fleet }: Specs, { spec }: ClusterPlan): Level[] {
  return byName(
    componentsOf(fleet, spec).flatMap(([name, component]) =>
      'namespace' in component
        ? [{ name, namespace: component.namespace, level: component.podSecurity ?? 'restricted' }]
        : [],
    ),
  );
}
