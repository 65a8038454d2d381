import type { ArcConfigurationPlan } from '../plan/arc';
import { cycles } from '../../../facts/graph';
import { error, type Issue, type Location } from '../../../issues/issue';
import { suggest } from '../../../issues/suggest';
import { arcClusters } from '../plan/clusters';
import type { Rule } from '../../../rules/rule';

/** The kustomizations of a fluxConfiguration: each is there once, and depends on others of the same configuration. */
export const arcKustomizations: Rule = function* ({ specs }) {
  for (const { arc, at } of arcClusters(specs)) {
    for (const key of ['infra', 'apps'] as const) {
      const below = (...keys: string[]) => at('arc', 'configurations', key, 'kustomizations', ...keys);
      yield* ofConfiguration(arc.configurations[key], below);
    }
  }
};

function* ofConfiguration(
  { name: configuration, kustomizations }: ArcConfigurationPlan,
  at: (...keys: string[]) => Location,
): Iterable<Issue> {
  const ours = kustomizations.filter((each) => 'part' in each).map(({ name }) => name);
  const graph = new Map(kustomizations.map(({ name, dependsOn }) => [name, dependsOn]));
  for (const each of kustomizations) {
    if ('part' in each || !ours.includes(each.name)) continue;
    const problem = `configuration '${configuration}' has a kustomization '${each.name}' of its own`;
    yield error(at(each.name), problem, 'rename this one');
  }
  for (const { name, dependsOn } of kustomizations) {
    for (const dependency of dependsOn) {
      if (graph.has(dependency)) continue;
      const others = [...graph.keys()].filter((other) => other !== name);
      const problem = `configuration '${configuration}' has no kustomization '${dependency}', and ARM knows no order between configurations`;
      yield error(at(name, 'dependsOn'), problem, suggest(dependency, others));
    }
  }
  for (const [first = '', ...others] of cycles(graph)) {
    yield error(
      at(first, 'dependsOn'),
      others.length === 0
        ? `'${first}' depends on itself`
        : `kustomizations depend on one another: ${[first, ...others, first].join(' -> ')}`,
      'remove one of these dependencies, or none of them is ever applied',
    );
  }
}
