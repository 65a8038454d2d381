import { error, type Issue } from '../../../issues/issue';
import { isDnsLabel } from '../../../authored/naming';
import { componentsOf } from '../../../facts/components';
import type { Specs } from '../../../authored/specs';
import { arcClusters, type StatedArcCluster } from '../plan/clusters';
import type { Rule } from '../../../rules/rule';

/** Longest configuration and kustomization name together: Arc joins them with a '-' to a name of 63. */
const PAIR = 62;

/** Names of fluxConfigurations, and of the Kustomizations that Arc makes of them. Source: Azure Arc, "GitOps (Flux v2)". */
export const arcNames: Rule = function* ({ specs }) {
  for (const cluster of arcClusters(specs)) {
    yield* ofConfigurations(cluster);
    yield* ofComponents(specs, cluster);
  }
};

/** Arc makes a source of the configuration's name, where a component has one of its own. */
function* ofComponents({ fleet, fleetFile }: Specs, cluster: StatedArcCluster): Iterable<Issue> {
  for (const [name] of componentsOf(fleet, cluster.name)) {
    if (name !== cluster.arc.configurations.infra.name) continue;
    const problem = `component '${name}' is called as the configuration of arc cluster '${cluster.name}', whose source has that name`;
    yield error({ file: fleetFile, path: `components.${name}` }, problem, 'rename the component');
  }
}

function* ofConfigurations({ arc, at: cluster }: StatedArcCluster): Iterable<Issue> {
  const at = cluster('arc', 'configurations');
  const { infra, apps } = arc.configurations;
  if (infra.name === apps.name)
    yield error(at, `both configurations are called '${infra.name}'`, 'give each a name of its own');
  else if (infra.namespace === apps.namespace)
    yield error(
      at,
      `both configurations are in namespace '${infra.namespace}', where releases get at the platform's rights`,
      'give each a namespace of its own',
    );
  const names = new Set([infra.namespace, apps.namespace]);
  for (const { name: configuration, kustomizations } of [infra, apps]) {
    for (const { name } of kustomizations) {
      names.add(configuration).add(name);
      const length = configuration.length + name.length;
      if (length <= PAIR) continue;
      const problem = `configuration '${configuration}' and kustomization '${name}' have ${length} characters together`;
      yield error(at, problem, `shorten one of the names: both may have ${PAIR} together`);
    }
  }
  for (const name of names) {
    if (isDnsLabel(name)) continue;
    const problem = `'${name}' is not a DNS label of 63 characters at most`;
    yield error(at, problem, "use lower-case letters, digits and '-'");
  }
}
