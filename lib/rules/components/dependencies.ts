import { cycles, roundOf, type DependencyGraph } from '../../facts/graph';
import { error, within, type Issue } from '../../issues/issue';
import { componentGraph, dependenciesOf } from '../../facts/components';
import { rootOf } from '../../plan/resolve/components';
import type { Specs } from '../../authored/specs';
import { unknown } from '../../issues/unknown';
import type { Rule } from '../rule';

/** Components depend on components of the same cluster, and never on themselves by any way round. */
export const componentDependencies: Rule = function* ({ specs }) {
  const { components } = specs.fleet;
  const graph = new Map(Object.entries(components).map(([name, spec]) => [name, dependenciesOf(spec)]));
  yield* missing(specs, graph);
  yield* circular(specs, graph);
  yield* absent(specs);
  yield* backwards(specs, graph);
};

function* missing({ fleetFile }: Specs, graph: DependencyGraph): Generator<Issue> {
  for (const [name, dependencies] of graph) {
    const at = within({ file: fleetFile }, 'components', name, 'dependsOn');
    const others = [...graph.keys()].filter((other) => other !== name);
    for (const dependency of dependencies)
      if (dependency !== name) yield* unknown(at, 'component', dependency, others);
  }
}

function* circular({ fleetFile }: Specs, graph: DependencyGraph): Generator<Issue> {
  for (const cycle of cycles(graph))
    yield error(
      within({ file: fleetFile }, 'components', cycle[0], 'dependsOn'),
      cycle.length === 1
        ? `'${cycle[0]}' depends on itself`
        : `components depend on one another: ${roundOf(cycle)}`,
      'remove one of these dependencies, or none of these components is ever installed',
    );
}

function* absent({ fleet, fleetFile }: Specs): Generator<Issue> {
  for (const [cluster, spec] of Object.entries(fleet.clusters)) {
    const graph = componentGraph(fleet, spec);
    for (const [name, dependencies] of graph)
      for (const dependency of dependencies) {
        if (!Object.hasOwn(fleet.components, dependency) || graph.has(dependency)) continue;
        yield error(
          within({ file: fleetFile }, 'clusters', cluster, 'components'),
          `'${name}' depends on '${dependency}', which the cluster does not run`,
          `add '${dependency}' to its components`,
        );
      }
  }
}

/** What the bootstrap owns is there before the infrastructure, and cannot wait for it. */
function* backwards({ fleet, fleetFile }: Specs, graph: DependencyGraph): Generator<Issue> {
  const components = Object.entries(fleet.components);
  const roots = new Map(components.map(([name, spec]) => [name, rootOf(spec)]));
  for (const [name, dependencies] of graph) {
    if (roots.get(name) !== 'bootstrap') continue;
    for (const dependency of dependencies) {
      if (!roots.has(dependency) || roots.get(dependency) === 'bootstrap') continue;
      yield error(
        within({ file: fleetFile }, 'components', name, 'dependsOn'),
        `'${name}', which bootstrap owns, depends on '${dependency}', which infrastructure owns and comes later`,
        `give '${dependency}' root: 'bootstrap' too, or leave '${name}' to the infrastructure`,
      );
    }
  }
}
