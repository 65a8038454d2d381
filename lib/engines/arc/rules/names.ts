import { error, type Issue } from '../../../issues/issue';
import { isDnsLabel } from '../../../authored/naming';
import { componentsOf } from '../../../facts/components';
import type { Specs } from '../../../authored/specs';
import { arcClusters, type ArcCluster } from './clusters';
import type { Rule } from '../../../rules/rule';

/** Longest configuration and kustomization name together: Arc joins them with a '-' to a name of 63. */
const PAIR = 62;

/** Names of fluxConfigurations, and of the Kustomizations that Arc makes of them. Source: Azure Arc, "GitOps (Flux v2)". */
export const arcNames: Rule = ({ specs }) =>
  arcClusters(specs).flatMap((cluster) => [...judge(cluster), ...sources(specs, cluster)]);

/** Arc makes a source of the configuration's name, where a component has one of its own. */
function sources({ fleet, fleetFile }: Specs, { name: cluster, spec, arc }: ArcCluster): Issue[] {
  const { infra } = arc.configurations;
  return componentsOf(fleet, spec)
    .filter(([name]) => name === infra.name)
    .map(([name]) =>
      error(
        { file: fleetFile, path: `components.${name}` },
        `component '${name}' is called as the configuration of arc cluster '${cluster}', whose source has that name`,
        'rename the component',
      ),
    );
}

function judge({ arc, at: cluster }: ArcCluster): Issue[] {
  const at = cluster('arc', 'configurations');
  const { infra, apps } = arc.configurations;
  const pairs = [infra, apps].flatMap(({ name, kustomizations }) =>
    kustomizations.map((each) => [name, each.name] as const),
  );
  return [
    ...(infra.name === apps.name
      ? [error(at, `both configurations are called '${infra.name}'`, 'give each a name of its own')]
      : []),
    ...(infra.name !== apps.name && infra.namespace === apps.namespace
      ? [
          error(
            at,
            `both configurations are in namespace '${infra.namespace}', where releases get at the platform's rights`,
            'give each a namespace of its own',
          ),
        ]
      : []),
    ...[...new Set([...pairs.flat(), infra.namespace, apps.namespace])]
      .filter((each) => !isDnsLabel(each))
      .map((each) =>
        error(
          at,
          `'${each}' is not a DNS label of 63 characters at most`,
          "use lower-case letters, digits and '-'",
        ),
      ),
    ...pairs
      .filter(([configuration, kustomization]) => configuration.length + kustomization.length > PAIR)
      .map(([configuration, kustomization]) =>
        error(
          at,
          `configuration '${configuration}' and kustomization '${kustomization}' have ${configuration.length + kustomization.length} characters together`,
          `shorten one of the names: both may have ${PAIR} together`,
        ),
      ),
  ];
}
