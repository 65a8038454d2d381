import { error, within, type Issue } from '../../issues/issue';
import { componentsOf } from '../../facts/components';
import { fluxSettings } from '../../plan/resolve/settings';
import { follows } from '../../engines/following';
import type { Specs } from '../../authored/specs';
import type { Rule } from '../rule';

/**
 * What others depend on is ready when it is healthy, and not when it is applied. Source: Flux, "Kustomization",
 * "Wait", "Health checks".
 */
export const componentHealth: Rule = ({ specs }) =>
  Object.entries(specs.fleet.clusters).flatMap(([cluster, spec]) =>
    follows('flux', spec) ? ofCluster(specs, cluster) : [],
  );

function ofCluster({ fleet, fleetFile }: Specs, cluster: string): Issue[] {
  const spec = fleet.clusters[cluster]!;
  const components = componentsOf(fleet, spec);
  return components.flatMap(([name, { flux }]): Issue[] => {
    const { wait, healthChecks = [] } = fluxSettings(spec, flux).kustomization;
    const isOwn = flux?.kustomization?.wait !== undefined;
    const owner = isOwn ? ['components', name] : ['clusters', cluster];
    const at = within({ file: fleetFile }, ...owner, 'flux', 'kustomization', 'wait');
    if (wait === true && healthChecks.length > 0) {
      const fix = isOwn
        ? 'leave out wait, and the checks decide; or leave out healthChecks'
        : `set wait: false for '${name}', and the checks decide; or leave out healthChecks`;
      return [error(at, `Flux ignores the healthChecks of '${name}', because wait is true`, fix)];
    }
    if (wait !== false || healthChecks.length > 0) return [];
    // A dependant with an expression of its own says itself what it waits for.
    const dependants = components.flatMap(([other, { dependsOn = [] }]) =>
      dependsOn.some((given) => given === name) ? [`'${other}'`] : [],
    );
    if (dependants.length === 0) return [];
    const problem = `'${name}' is ready as soon as it is applied (wait: false), but has to be healthy for ${dependants.sort().join(', ')}`;
    return [error(at, problem, 'remove wait: false, or name under healthChecks what has to be healthy')];
  });
}
