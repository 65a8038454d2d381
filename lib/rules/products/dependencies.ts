import { cycles } from '../../facts/graph';
import { error, type Issue } from '../../issues/issue';
import { placementsOf } from '../../facts/placements';
import type { CustomerInput, ProductInput } from '../../authored/specs';
import { suggest } from '../../issues/suggest';
import type { Rule } from '../rule';

/** Products depend on products of the same tenant, and never on themselves by any way round. */
export const productDependencies: Rule = ({ specs, malformed }) => {
  const products = new Map(specs.products.map((input) => [input.spec.name, input]));
  const graph = new Map([...products].map(([name, { spec }]) => [name, spec.dependsOn ?? []]));
  const circular = cycles(graph).map((cycle) =>
    error(
      { file: products.get(cycle[0]!)!.file, path: 'dependsOn' },
      cycle.length === 1
        ? `'${cycle[0]}' depends on itself`
        : `products depend on one another: ${[...cycle, cycle[0]].join(' -> ')}`,
      'remove one of these dependencies, or none of these products is ever installed',
    ),
  );
  return [
    ...specs.products.flatMap((product) => unknown(product, [...products.keys(), ...malformed])),
    ...circular,
    ...specs.customers.flatMap((customer) => absent(customer, graph)),
  ];
};

function unknown({ spec, file }: ProductInput, catalogue: readonly string[]): Issue[] {
  const others = catalogue.filter((name) => name !== spec.name);
  return (spec.dependsOn ?? [])
    .filter((name) => !catalogue.includes(name))
    .map((name) => error({ file, path: 'dependsOn' }, `unknown product '${name}'`, suggest(name, others)));
}

/** What a product of a tenant waits for has to run there. */
function absent({ spec, file }: CustomerInput, graph: ReadonlyMap<string, readonly string[]>): Issue[] {
  const subscribed = Object.keys(spec.products);
  return placementsOf(spec).flatMap(({ spec: { products: listed }, path }) => {
    const running = (listed ?? subscribed).filter((product) => subscribed.includes(product));
    const at = { file, path: listed ? `${path}.products` : path };
    return [...new Set(running)].flatMap((product) =>
      (graph.get(product) ?? [])
        .filter((needed) => graph.has(needed) && !running.includes(needed))
        .map((needed) => {
          const steps = [
            ...(subscribed.includes(needed) ? [] : [`subscribe to '${needed}'`]),
            ...(listed ? [`add '${needed}' to these products`] : []),
          ];
          const problem = `'${product}' depends on '${needed}', which the tenant does not run`;
          return error(at, problem, `${steps.join(' and ')}, or leave '${product}' out`);
        }),
    );
  });
}
