import { tenantsFollowing } from '../../../following';
import { groupBy } from '../../../../facts/group-by';
import { warning } from '../../../../issues/issue';
import { tenantsOf, type Plan } from '../../../../plan/fleet';
import type { Rule } from '../../../../rules/rule';

/**
 * Waves order what one Application applies. What ApplicationSets make, nothing applies: a release and what it depends on
 * start together. Source: Argo CD, "Sync Phases and Waves".
 */
export const applicationSetOrder: Rule = function* ({ specs, plan }) {
  for (const [product, clusters] of groupBy(waiting(plan), ({ name }) => name)) {
    const input = specs.products.find(({ spec }) => spec.name === product);
    if (!input) continue;
    const needed = (input.spec.dependsOn ?? []).map((name) => `'${name}'`).join(' and ');
    const where = [...new Set(clusters.map(({ cluster }) => cluster))].sort().join(', ');
    const problem = `'${product}' does not wait for ${needed} where ApplicationSets make its Applications: on ${where}`;
    const fix =
      "see to it that it bears to start first, and is tried again by retry; or set delivery: 'Applications' on these clusters";
    yield warning({ file: input.file, path: 'dependsOn' }, problem, fix);
  }
};

/** A product that has releases on a cluster which depend on others. */
interface Waiting {
  readonly name: string;
  readonly cluster: string;
}

function* waiting(plan: Plan): Iterable<Waiting> {
  for (const { cluster, releases } of tenantsFollowing('argocd', tenantsOf(plan))) {
    if (!cluster.sets && !cluster.leavesToFleetSets) continue;
    for (const { dependsOn, product } of releases)
      if (dependsOn.length > 0) yield { name: product.name, cluster: cluster.name };
  }
}
