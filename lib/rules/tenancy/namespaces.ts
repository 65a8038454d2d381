import { groupBy } from '../../facts/group-by';
import { error, within } from '../../issues/issue';
import type { ClusterPlan } from '../../plan/cluster';
import { componentsOf } from '../../facts/components';
import { sortedByName } from '../../facts/order';
import type { PodSecurityLevel } from '../../authored/component';
import type { Specs } from '../../authored/specs';
import type { Rule } from '../rule';

/** A namespace enforces one level: components that share one agree on it. */
export const namespaces: Rule = function* ({ specs, plan }) {
  for (const cluster of plan.clusters) {
    const levels = groupBy(sortedByName([...levelsOn(specs, cluster)]), ({ namespace }) => namespace);
    for (const { name: namespace } of cluster.namespaces) {
      const [first, ...others] = levels.get(namespace) ?? [];
      for (const { name, level } of others) {
        if (!first || level === first.level) continue;
        yield error(
          within({ file: specs.fleetFile }, 'components', name, 'podSecurity'),
          `'${name}' wants namespace '${namespace}' at level '${level}', and '${first.name}' at '${first.level}'`,
          'give both the same podSecurity, or one of them another namespace',
        );
      }
    }
  }
};

interface Level {
  /** Of the component. */
  readonly name: string;
  readonly namespace: string;
  readonly level: PodSecurityLevel;
}

/** What each component wants of its namespace. */
function* levelsOn({ fleet }: Specs, { name: cluster }: ClusterPlan): Generator<Level> {
  for (const [name, component] of componentsOf(fleet, cluster)) {
    if (!('namespace' in component)) continue;
    yield { name, namespace: component.namespace, level: component.podSecurity ?? 'restricted' };
  }
}
