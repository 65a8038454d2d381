import { contentOf } from '../../content';
import { error, within } from '../../issues/issue';
import { tenantsOf } from '../../plan/fleet';
import { undeliverable } from '../../plan/deliverable';
import type { Rule } from '../rule';

/** The releases of a product are on clusters whose engine can deliver what it consists of. */
export const productContents: Rule = function* ({ specs: { fleet, products }, plan }) {
  for (const { spec, file } of products) {
    const found = new Map<string, Set<string>>();
    for (const { cluster, releases } of tenantsOf(plan)) {
      if (!releases.some(({ product }) => product.name === spec.name)) continue;
      const what = undeliverable(fleet, cluster.spec, spec);
      if (what === undefined) continue;
      const problem = `'${spec.name}' is ${what}, which ${cluster.spec.engine} cannot deliver`;
      found.set(problem, (found.get(problem) ?? new Set()).add(`'${cluster.name}'`));
    }
    for (const [problem, clusters] of found)
      yield error(
        within({ file }, contentOf(spec).key),
        `${problem}: cluster ${[...clusters].sort().join(', ')}`,
        'take a folder with a kustomization.yaml and say kustomize, or give the objects by manifests',
      );
  }
};
