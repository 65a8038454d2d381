import type { ArcConfigurationPlan } from '../plan/arc';
import { cycles } from '../../../facts/graph';
import { error, type Issue } from '../../../issues/issue';
import { suggest } from '../../../issues/suggest';
import { arcClusters, type ArcCluster } from './clusters';
import type { Rule } from '../../../rules/rule';

/** The kustomizations of a fluxConfiguration: each is there once, and depends on others of the same configuration. */
export const arcKustomizations: Rule = ({ specs }) =>
  arcClusters(specs).flatMap((cluster) =>
    (['infra', 'apps'] as const).flatMap((key) => judge(cluster, key, cluster.arc.configurations[key])),
  );

function judge(
  cluster: ArcCluster,
  key: 'infra' | 'apps',
  { name: configuration, kustomizations }: ArcConfigurationPlan,
): Issue[] {
  const at = (...keys: string[]) => cluster.at('arc', 'configurations', key, 'kustomizations', ...keys);
  const ours = kustomizations.filter((each) => 'part' in each).map(({ name }) => name);
  const names = kustomizations.map(({ name }) => name);
  const graph = new Map(kustomizations.map(({ name, dependsOn }) => [name, dependsOn]));
  return [
    ...kustomizations
      .filter((each) => !('part' in each) && ours.includes(each.name))
      .map(({ name }) =>
        error(
          at(name),
          `configuration '${configuration}' has a kustomization '${name}' of its own`,
          'rename this one',
        ),
      ),
    ...kustomizations.flatMap(({ name, dependsOn }) =>
      dependsOn
        .filter((dependency) => !graph.has(dependency))
        .map((dependency) =>
          error(
            at(name, 'dependsOn'),
            `configuration '${configuration}' has no kustomization '${dependency}', and ARM knows no order between configurations`,
            suggest(
              dependency,
              [...new Set(names)].filter((other) => other !== name),
            ),
          ),
        ),
    ),
    ...cycles(graph).map((cycle) =>
      error(
        at(cycle[0]!, 'dependsOn'),
        cycle.length === 1
          ? `'${cycle[0]}' depends on itself`
          : `kustomizations depend on one another: ${[...cycle, cycle[0]].join(' -> ')}`,
        'remove one of these dependencies, or none of them is ever applied',
      ),
    ),
  ];
}
