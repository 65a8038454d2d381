import { clustersFollowing } from '../../../following';
import { error, within } from '../../../../issues/issue';
import { suggest } from '../../../../issues/suggest';
import { clustersKnownTo } from '../../plan/sets/places';
import type { Rule } from '../../../../rules/rule';

/** What a set makes goes to a cluster that its Argo CD knows: no AppProject permits another one. */
export const applicationSetDestinations: Rule = function* ({ specs, plan }) {
  for (const cluster of clustersFollowing('argocd', plan.clusters)) {
    const known = clustersKnownTo(cluster);
    for (const { name: set, expansion } of cluster.applicationSets) {
      const lost: { application: string; key: 'server' | 'name'; to: string }[] = [];
      for (const { metadata, spec } of expansion.applications) {
        const { server, name = '' } = spec.destination;
        const [key, to] = server ? (['server', server] as const) : (['name', name] as const);
        if (!known[key].includes(to)) lost.push({ application: metadata.name, key, to });
      }
      const [first, ...more] = lost;
      if (!first) continue;
      const others = more.length > 0 ? `, and ${more.length} more like it` : '';
      yield error(
        within({ file: specs.fleetFile }, 'applicationSets', set, 'template', 'destination', first.key),
        `Application '${first.application}'${others} goes to '${first.to}', a cluster that the Argo CD of ${cluster.name} does not know`,
        suggest(first.to, known[first.key]),
      );
    }
  }
};
