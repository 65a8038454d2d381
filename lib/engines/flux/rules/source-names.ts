import { error, within } from '../../../issues/issue';
import { clustersFollowing } from '../../following';
import type { FluxRun } from '../plan/tenant';
import type { ContentPlan } from '../../../content/forms';
import { isPulledAnyway } from '../plan/beside';
import { chartSourceKind, SOURCE_KINDS } from '../plan/source-kinds';
import type { Rule } from '../../../rules/rule';

/**
 * Flux's sources of the platform have names of their own on a cluster: the second of one kind and name would overwrite
 * the first. The state repository's is its name; a component's own is the component's; those that components share make way by themselves.
 */
export const sourceNames: Rule = function* ({ specs, plan }) {
  for (const cluster of clustersFollowing('flux', plan.clusters)) {
    const taken = sourcesOf(cluster);
    for (const { name, content, sharedSource } of cluster.components) {
      const kind = sharedSource === undefined ? ownSource(cluster, content) : undefined;
      const by = kind && taken.get(`${kind}/${name}`);
      if (!by) continue;
      const problem = `its source on cluster ${cluster.name} would be the ${kind} '${name}', which is ${by}`;
      yield error(within({ file: specs.fleetFile }, 'components', name), problem, 'rename the component');
    }
  }
};

/** The platform's own, each as kind and name, and what it is. */
function sourcesOf({ source, sourceName, install }: FluxRun): ReadonlyMap<string, string> {
  const taken = new Map([[`${SOURCE_KINDS[source.kind]}/${sourceName}`, 'that of the state repository']]);
  if (install)
    taken.set(`${SOURCE_KINDS[install.source.kind]}/${install.repository}`, "that of Flux's own manifests");
  return taken;
}

/** The kind of the source that the component has to itself: Helm repositories are shared. */
function ownSource(cluster: FluxRun, content: ContentPlan): string | undefined {
  if (content.form === 'folder')
    return isPulledAnyway(cluster, content) ? undefined : SOURCE_KINDS[content.source.kind];
  const kind = content.form === 'helm' ? chartSourceKind(content.chart) : undefined;
  return kind === 'HelmRepository' ? undefined : kind;
}
