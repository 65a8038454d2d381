import { error, warning } from '../../../issues/issue';
import { arcClusters } from '../plan/clusters';
import type { Rule } from '../../../rules/rule';

/** The platform's configuration writes in the whole cluster; that of the releases need not. */
export const arcScope: Rule = function* ({ specs }) {
  for (const { arc, at } of arcClusters(specs)) {
    const { infra, apps } = arc.configurations;
    if (infra.scope !== 'cluster')
      yield error(
        at('arc', 'configurations', 'infra', 'scope'),
        `with scope '${infra.scope}' configuration '${infra.name}' cannot make namespaces and guard rails`,
        "set 'cluster', or leave it out",
      );
    if (apps.scope !== 'namespace')
      yield warning(
        at('arc', 'configurations', 'apps', 'scope'),
        `scope '${apps.scope}' puts an account with the rights of the whole cluster where the releases are`,
        "set 'namespace', or leave it out: releases install with their tenants' accounts",
      );
  }
};
