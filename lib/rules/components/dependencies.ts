import { cycles } from '../../facts/graph';
import { error, within, type Issue } from '../../issues/issue';
import { componentGraph, dependenciesOf } from '../../facts/components';
import { rootOf } from '../../plan/resolve/components';
import type { Specs } from '../../authored/specs';
import { suggest } from '../../issues/suggest';
import type { Rule } from '../rule';

/** Components depend on components of the same cluster, and never on themselves by any way round. */
export const componentDependencies: Rule = ({ specs }) => {
  const { components, clusters } = specs.fleet;
  const at = (...keys: string[]) => within({ file: specs.fleetFile }, ...keys);
  const whole = new Map(Object.entries(components).map(([name, spec]) => [name, dependenciesOf(spec)]));

  const missing = [...whole].flatMap(([name, dependencies]): Issue[] =>
    dependencies
      .filter((dependency) => !whole.has(dependency))
      .map((dependency) =>
        error(
          at('components', name, 'dependsOn'),
          `unknown component '${dependency}'`,
          suggest(
            dependency,
            [...whole.keys()].filter((other) => other !== name),
          ),
        ),
      ),
  );
  const circular = cycles(whole).map((cycle) =>
    error(
      at('components', cycle[0]!, 'dependsOn'),
      cycle.length === 1
        ? `'${cycle[0]}' depends on itself`
        : `components depend on one another: ${[...cycle, cycle[0]].join(' -> ')}`,
      'remove one of these dependencies, or none of these components is ever installed',
    ),
  );
  const absent = Object.entries(clusters).flatMap(([cluster, spec]) => {
    const graph = componentGraph(specs.fleet, spec);
    return [...graph].flatMap(([name, dependencies]) =>
      dependencies
        .filter((dependency) => whole.has(dependency) && !graph.has(dependency))
        .map((dependency) =>
          error(
            at('clusters', cluster, 'components'),
            `'${name}' depends on '${dependency}', which the cluster does not run`,
            `add '${dependency}' to its components`,
          ),
        ),
    );
  });
  return [...missing, ...circular, ...absent, ...backwards(specs)];
};

/** What the bootstrap owns is there before the infrastructure, and cannot wait for it. */
function backwards({ fleet, fleetFile }: Specs): Issue[] {
  return Object.entries(fleet.components).flatMap(([name, spec]) =>
    dependenciesOf(spec)
      .filter((dependency) => Object.hasOwn(fleet.components, dependency))
      .filter(
        (dependency) => rootOf(spec) === 'bootstrap' && rootOf(fleet.components[dependency]!) !== 'bootstrap',
      )
      .map((dependency) =>
        error(
          within({ file: fleetFile }, 'components', name, 'dependsOn'),
          `'${name}', which bootstrap owns, depends on '${dependency}', which infrastructure owns and comes later`,
          `give '${dependency}' root: 'bootstrap' too, or leave '${name}' to the infrastructure`,
        ),
      ),
  );
}
