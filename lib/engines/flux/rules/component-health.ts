import { error, within, type Issue } from '../../../issues/issue';
import { statedAt } from '../../../content/overrides';
import { componentsOf } from '../../../facts/components';
import { fluxSettings, type WithFluxSettings } from '../plan/settings';
import { follows } from '../../following';
import type { ClusterSpec } from '../../../authored/cluster';
import type { Specs } from '../../../authored/specs';
import type { Rule } from '../../../rules/rule';

/**
 * What others depend on is ready when it is healthy, and not when it is applied. Source: Flux, "Kustomization",
 * "Wait", "Health checks".
 */
export const componentHealth: Rule = function* ({ specs }) {
  for (const [name, cluster] of Object.entries(specs.fleet.clusters))
    if (follows('flux', cluster)) yield* ofCluster(specs, name, cluster);
};

function* ofCluster(
  { fleet, fleetFile }: Specs,
  cluster: string,
  spec: ClusterSpec & WithFluxSettings,
): Generator<Issue> {
  const components = componentsOf(fleet, cluster);
  for (const [name, { flux }] of components) {
    const { wait, healthChecks = [] } = fluxSettings(spec, flux).kustomization;
    const isOwn = flux?.kustomization?.wait !== undefined;
    const keys = ['flux', 'kustomization', 'wait'];
    const owner = isOwn
      ? ['components', name, ...statedAt(fleet.components[name]!, { ...spec, cluster }, ...keys)]
      : ['clusters', cluster, ...keys];
    const at = within({ file: fleetFile }, ...owner);
    if (wait === true && healthChecks.length > 0) {
      const fix = isOwn
        ? 'leave out wait, and the checks decide; or leave out healthChecks'
        : `set wait: false for '${name}', and the checks decide; or leave out healthChecks`;
      yield error(at, `Flux ignores the healthChecks of '${name}', because wait is true`, fix);
    }
    if (wait !== false || healthChecks.length > 0) continue;
    const dependants: string[] = [];
    for (const [other, { dependsOn = [] }] of components)
      // A dependant with an expression of its own says itself what it waits for.
      if (dependsOn.some((given) => given === name)) dependants.push(`'${other}'`);
    if (dependants.length === 0) continue;
    const problem = `'${name}' is ready as soon as it is applied (wait: false), but has to be healthy for ${dependants.sort().join(', ')}`;
    yield error(at, problem, 'remove wait: false, or name under healthChecks what has to be healthy');
  }
}
