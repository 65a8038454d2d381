import type { ArcClusterSpec } from '../../../authored/cluster';
import type { ClusterDraft } from '../../../plan/cluster/any';
import type { ClusterFacts } from '../../../plan/cluster/facts';
import { ROOTS } from '../../../plan/names';
import { appliesRepositories, fluxComponentsOf } from '../../flux/plan/resolve';
import { arcPlan } from './arc';
import type { ArcCluster } from './cluster';

/** The clusters that Azure Arc configures. */
export function clusters(
  drafts: readonly ClusterDraft<ArcClusterSpec<string, string>>[],
  facts: ClusterFacts,
): ArcCluster[] {
  return drafts.map((draft) => {
    const arc = arcPlan(draft.name, draft.spec, draft.state);
    return {
      ...draft,
      engine: 'arc',
      roots: ROOTS,
      components: fluxComponentsOf(draft),
      handsOver: draft.spec.handover === true,
      shards: [],
      crossesNamespaces: false,
      appliesRepositories: appliesRepositories(draft, facts),
      // Arc makes a source of the configuration's name.
      sourceName: arc.configurations.infra.name,
      arc,
    };
  });
}
