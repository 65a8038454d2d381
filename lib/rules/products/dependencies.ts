import { dependencyIssues } from '../../facts/dependencies';
import type { DependencyGraph } from '../../facts/graph';
import { error, type Issue } from '../../issues/issue';
import { placementsOf } from '../../facts/placements';
import type { CustomerInput } from '../../authored/specs';
import type { Rule } from '../rule';

/** Products depend on products of the same tenant, and never on themselves by any way round. */
export const productDependencies: Rule = function* ({ specs, malformed }) {
  const graph = new Map(specs.products.map(({ spec }) => [spec.name, spec.dependsOn ?? []]));
  const all = specs.products.map(({ spec: { name, dependsOn = [] }, file }) => {
    return { name, dependsOn, at: { file, path: 'dependsOn' } };
  });
  yield* dependencyIssues('product', all, [...graph.keys(), ...malformed]);
  for (const customer of specs.customers) yield* absent(customer, graph);
};

/** What a product of a tenant waits for has to run there. */
function* absent({ spec, file }: CustomerInput, graph: DependencyGraph): Generator<Issue> {
  const subscribed = Object.keys(spec.products);
  for (const { spec: placement, path } of placementsOf(spec)) {
    const { products: listed } = placement;
    const running = (listed ?? subscribed).filter((product) => subscribed.includes(product));
    const at = { file, path: listed ? `${path}.products` : path };
    for (const product of new Set(running))
      for (const needed of graph.get(product) ?? []) {
        if (!graph.has(needed) || running.includes(needed)) continue;
        const steps: string[] = [];
        if (!subscribed.includes(needed)) steps.push(`subscribe to '${needed}'`);
        if (listed) steps.push(`add '${needed}' to these products`);
        const problem = `'${product}' depends on '${needed}', which the tenant does not run`;
        yield error(at, problem, `${steps.join(' and ')}, or leave '${product}' out`);
      }
  }
}
