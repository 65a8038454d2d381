import { error, within, type Issue } from '../issue';
import type { ClusterPlan } from '../plan';
import { componentsOf } from '../resolve/components';
import type { PodSecurityLevel } from '../spec';
import type { Rule } from './rule';

/** A namespace enforces one level: components that share one agree on it. */
export const namespaces: Rule = ({ specs, plan }) =>
  plan.clusters.flatMap((cluster): Issue[] =>
    cluster.namespaces.flatMap(({ name: namespace }) => {
      const levels = levelsIn(specs, cluster, namespace);
      const [first, ...others] = levels;
      return others
        .filter(({ level }) => level !== first!.level)
        .map(({ name, level }) =>
          error(
            within({ file: specs.fleetFile }, 'components', name, 'podSecurity'),
            `'${name}' wants namespace '${namespace}' at level '${level}', and '${first!.name}' at '${first!.level}'`,
            'give both the same podSecurity, or one of them another namespace',
          ),
        );
    }),
  );

function levelsIn(
  { fleet }: Parameters<Rule>[0]['specs'],
  { spec }: ClusterPlan,
  namespace: string,
): { readonly name: string; readonly level: PodSecurityLevel }[] {
  return componentsOf(fleet, spec)
    .flatMap(([name, component]) =>
      'namespace' in component && component.namespace === namespace
        ? [{ name, level: component.podSecurity ?? 'restricted' }]
        : [],
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
