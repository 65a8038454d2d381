import type { ArcClusterSpec } from '../../../authored/cluster';
import type { ClusterDraft } from '../../../plan/cluster/any';
import type { ClusterFacts } from '../../../plan/cluster/facts';
import { ROOTS } from '../../../plan/names';
import { appliesRepositories, fluxComponentsOf, namespacesReleasedIn } from '../../flux/plan/resolve';
import { withSharedSources } from '../../flux/plan/shared-sources';
import { arcPlan } from './arc';
import type { ArcCluster } from './cluster';

/** The clusters that Azure Arc configures. */
export function clusters(
  drafts: readonly ClusterDraft<ArcClusterSpec<string, string>>[],
  facts: ClusterFacts,
): ArcCluster[] {
  return drafts.map((draft) => {
    const arc = arcPlan(draft.name, draft.spec, draft.state);
    // Arc makes a source of the configuration's name.
    const sourceName = arc.configurations.infra.name;
    return {
      ...draft,
      engine: 'arc',
      roots: ROOTS,
      ...withSharedSources({ ...draft, sourceName }, fluxComponentsOf(draft, false), facts.repositories),
      handsOver: draft.spec.handover === true,
      shards: [],
      releasedIn: namespacesReleasedIn(draft, facts),
      crossesNamespaces: false,
      appliesRepositories: appliesRepositories(draft, facts),
      sourceName,
      arc,
    };
  });
}
