import { dependencyIssues } from '../../facts/dependencies';
import { error, within, type Issue } from '../../issues/issue';
import { componentGraph, dependenciesOf } from '../../facts/components';
import { rootOf } from '../../plan/resolve/components';
import type { Specs } from '../../authored/specs';
import type { Rule } from '../rule';

/** Components depend on components of the same cluster, and never on themselves by any way round. */
export const componentDependencies: Rule = function* ({ specs }) {
  const components = Object.entries(specs.fleet.components);
  const all = components.map(([name, spec]) => ({
    name,
    dependsOn: dependenciesOf(spec),
    at: within({ file: specs.fleetFile }, 'components', name, 'dependsOn'),
  }));
  const names = components.map(([name]) => name);
  yield* dependencyIssues('component', all, names);
  yield* absent(specs);
  yield* backwards(specs);
};

function* absent({ fleet, fleetFile }: Specs): Generator<Issue> {
  for (const cluster of Object.keys(fleet.clusters)) {
    const graph = componentGraph(fleet, cluster);
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
function* backwards({ fleet, fleetFile }: Specs): Generator<Issue> {
  const components = Object.entries(fleet.components);
  const roots = new Map(components.map(([name, spec]) => [name, rootOf(spec)]));
  for (const [name, spec] of components) {
    if (roots.get(name) !== 'bootstrap') continue;
    for (const dependency of dependenciesOf(spec)) {
      if (!roots.has(dependency) || roots.get(dependency) === 'bootstrap') continue;
      yield error(
        within({ file: fleetFile }, 'components', name, 'dependsOn'),
        `'${name}', which bootstrap owns, depends on '${dependency}', which infrastructure owns and comes later`,
        `give '${dependency}' root: 'bootstrap' too, or leave '${name}' to the infrastructure`,
      );
    }
  }
}
