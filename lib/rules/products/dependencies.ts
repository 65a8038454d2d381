import { cycles, roundOf, type DependencyGraph } from '../../facts/graph';
import { error, type Issue } from '../../issues/issue';
import { placementsOf } from '../../facts/placements';
import type { CustomerInput, ProductInput } from '../../authored/specs';
import { unknown } from '../../issues/unknown';
import type { Rule } from '../rule';

/** Products depend on products of the same tenant, and never on themselves by any way round. */
export const productDependencies: Rule = function* ({ specs, malformed }) {
  const graph = new Map(specs.products.map(({ spec }) => [spec.name, spec.dependsOn ?? []]));
  const catalogue = [...graph.keys(), ...malformed];
  for (const product of specs.products) yield* unknownIn(product, catalogue);
  yield* circular(specs.products, graph);
  for (const customer of specs.customers) yield* absent(customer, graph);
};

function* unknownIn({ spec, file }: ProductInput, catalogue: readonly string[]): Generator<Issue> {
  const others = catalogue.filter((name) => name !== spec.name);
  for (const name of spec.dependsOn ?? []) {
    if (name === spec.name) continue;
    yield* unknown({ file, path: 'dependsOn' }, 'product', name, others);
  }
}

function* circular(products: readonly ProductInput[], graph: DependencyGraph): Generator<Issue> {
  for (const cycle of cycles(graph)) {
    const first = products.findLast(({ spec }) => spec.name === cycle[0]);
    if (!first) continue;
    yield error(
      { file: first.file, path: 'dependsOn' },
      cycle.length === 1
        ? `'${cycle[0]}' depends on itself`
        : `products depend on one another: ${roundOf(cycle)}`,
      'remove one of these dependencies, or none of these products is ever installed',
    );
  }
}

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
