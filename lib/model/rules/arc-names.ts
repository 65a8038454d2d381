import { configurationsOf } from '../arc';
import { error, within, type Issue } from '../issue';
import { ARC_GUARDRAILS, isDnsLabel } from '../names';
import type { Rule } from './rule';

/** Longest configuration and kustomization name together: Arc joins them with a '-' to a name of 63. */
const PAIR = 62;

/** Names of fluxConfigurations, and of the Kustomizations that Arc makes of them. Source: Azure Arc, "GitOps (Flux v2)". */
export const arcNames: Rule = ({ specs }) =>
  Object.entries(specs.fleet.clusters).flatMap(([name, cluster]): Issue[] => {
    if (!('arc' in cluster) || !cluster.arc?.configurations) return [];
    const at = within({ file: specs.fleetFile }, 'clusters', name, 'arc', 'configurations');
    const { infra, apps } = configurationsOf(cluster);
    const pairs = [
      [infra.name, infra.name],
      [infra.name, ARC_GUARDRAILS],
      [apps.name, apps.name],
      ...[infra, apps].flatMap((each) =>
        Object.keys(each.kustomizations ?? {}).map((own) => [each.name, own] as const),
      ),
    ] as const;
    return [
      ...(infra.name === apps.name
        ? [error(at, `both configurations are called '${infra.name}'`, 'give each a name of its own')]
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
  });
