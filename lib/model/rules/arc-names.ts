import { error, within, type Issue } from '../issue';
import { ARC_GUARDRAILS, isDnsLabel } from '../names';
import { ARC_CONFIGURATIONS } from '../names';
import type { Rule } from './rule';

/** Longest configuration and kustomization name together: Arc joins them with a '-' to a name of 63. */
const PAIR = 62;

/** Names of fluxConfigurations, and of the Kustomizations that Arc makes of them. Source: Azure Arc, "GitOps (Flux v2)". */
export const arcNames: Rule = ({ specs }) =>
  Object.entries(specs.fleet.clusters).flatMap(([name, cluster]): Issue[] => {
    if (!('configurations' in cluster) || !cluster.configurations) return [];
    const at = within({ file: specs.fleetFile }, 'clusters', name, 'configurations');
    const { infra, apps } = { ...ARC_CONFIGURATIONS, ...cluster.configurations };
    const pairs = [
      [infra, infra],
      [infra, ARC_GUARDRAILS],
      [apps, apps],
    ] as const;
    return [
      ...(infra === apps
        ? [error(at, `both configurations are called '${infra}'`, 'give each a name of its own')]
        : []),
      ...[infra, apps]
        .filter((configuration) => !isDnsLabel(configuration))
        .map((configuration) =>
          error(
            at,
            `'${configuration}' is not a DNS label of 63 characters at most`,
            "use lower-case letters, digits and '-'",
          ),
        ),
      ...pairs
        .filter(([configuration, kustomization]) => configuration.length + kustomization.length > PAIR)
        .map(([configuration, kustomization]) =>
          error(
            at,
            `configuration '${configuration}' and kustomization '${kustomization}' have ${configuration.length + kustomization.length} characters together`,
            `shorten the configuration's name: both may have ${PAIR} together`,
          ),
        ),
    ];
  });
