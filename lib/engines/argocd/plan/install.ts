import type { ArgocdPlan } from './cluster';
import type { Repositories } from '../../../content/kind';
import { isRunBy } from '../../run-by';
import type { ArgocdInstall, ClusterSpec } from '../../../authored/cluster';
import type { FleetSpec } from '../../../authored/fleet';
import type { Values } from '../../../authored/values';
import { UNPRUNED } from './unpruned';
import { merge } from '../../../plan/values';
import { chartAt } from '../../../plan/resolve/source';

/**
 * What the chart leaves to ringfleet, the switch that a RollingSync needs, and the CRDs, without which every Application
 * would be gone. Source: argo-helm,
 * "argo-cd", values.yaml.
 */
export function leftToUs(fleet: FleetSpec, cluster: string): Values {
  return {
    configs: {
      cm: { create: false },
      rbac: { create: false },
      ...(rollsOut(fleet, cluster) && {
        params: { 'applicationsetcontroller.enable.progressive.syncs': true },
      }),
    },
    notifications: { cm: { create: false }, secret: { create: false } },
    crds: { keep: true, annotations: UNPRUNED },
  };
}

/** Whether ApplicationSets on the cluster roll out step by step: its own, the fleet's, and those of clusters that it manages. */
function rollsOut({ clusters, applicationSets = {} }: FleetSpec, cluster: string): boolean {
  return Object.entries(clusters).some(([name, spec]) => {
    if (!isRunBy('argocd', spec) || (name !== cluster && spec.managedBy !== cluster)) return false;
    const sets = spec.applicationSets ?? [];
    return spec.rollout !== undefined || sets.some((set) => applicationSets[set]?.rollout !== undefined);
  });
}

/** How the cluster says that its Argo CD keeps itself at a version. */
export function selfManagedIn(spec: ClusterSpec): ArgocdInstall | undefined {
  return isRunBy('argocd', spec) ? spec.selfManaged : undefined;
}

/** Argo CD's own chart; nothing where nobody asked for it, or its repository has no charts, which a rule says. */
export function installOf(
  fleet: FleetSpec,
  repositories: Repositories,
  cluster: string,
): Pick<ArgocdPlan, 'install'> {
  const given = selfManagedIn(fleet.clusters[cluster]!);
  if (!given) return {};
  const { name = 'argocd', repository, version, values = {} } = given;
  const chart = chartAt(repositories, { repository, name: given.chart ?? 'argo-cd' }, version);
  return chart ? { install: { name, chart, values: merge([values, leftToUs(fleet, cluster)]) } } : {};
}
