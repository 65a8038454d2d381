import { groupBy } from '../../../../facts/group-by';
import { warning, type Issue } from '../../../../issues/issue';
import { tenantsOf } from '../../../../plan/fleet';
import type { Rule } from '../../../../rules/rule';

/**
 * Waves order what one Application applies. What ApplicationSets make, nothing applies: a release and what it depends on
 * start together. Source: Argo CD, "Sync Phases and Waves".
 */
export const applicationSetOrder: Rule = ({ specs, plan }) => {
  const waiting = tenantsOf(plan)
    .filter(({ cluster }) => cluster.sets ?? cluster.leavesToFleetSets)
    .flatMap(({ cluster, releases }) =>
      releases
        .filter(({ dependsOn }) => dependsOn.length > 0)
        .map(({ product }) => ({ product: product.name, cluster: cluster.name })),
    );
  return [...groupBy(waiting, ({ product }) => product)].flatMap(([product, found]): Issue[] => {
    const input = specs.products.find(({ spec }) => spec.name === product);
    if (!input) return [];
    const needed = (input.spec.dependsOn ?? []).map((name) => `'${name}'`).join(' and ');
    const clusters = [...new Set(found.map(({ cluster }) => cluster))].sort();
    return [
      warning(
        { file: input.file, path: 'dependsOn' },
        `'${product}' does not wait for ${needed} where ApplicationSets make its Applications: on ${clusters.join(', ')}`,
        "see to it that it bears to start first, and is tried again by retry; or set delivery: 'Applications' on these clusters",
      ),
    ];
  });
};
