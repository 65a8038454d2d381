import { error, warning, type Issue } from '../../../issues/issue';
import { arcClusters, type ArcCluster } from './clusters';
import type { Rule } from '../../../rules/rule';

/** The platform's configuration writes in the whole cluster; that of the releases need not. */
export const arcScope: Rule = ({ specs }) => arcClusters(specs).flatMap(judge);

function judge({ arc, at }: ArcCluster): Issue[] {
  const { infra, apps } = arc.configurations;
  const of = (key: string) => at('arc', 'configurations', key, 'scope');
  return [
    ...(infra.scope === 'cluster'
      ? []
      : [
          error(
            of('infra'),
            `with scope '${infra.scope}' configuration '${infra.name}' cannot make namespaces and guard rails`,
            "set 'cluster', or leave it out",
          ),
        ]),
    ...(apps.scope === 'namespace'
      ? []
      : [
          warning(
            of('apps'),
            `scope '${apps.scope}' puts an account with the rights of the whole cluster where the releases are`,
            "set 'namespace', or leave it out: releases install with their tenants' accounts",
          ),
        ]),
  ];
}
