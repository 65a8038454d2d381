import type { ArgocdPlan } from './cluster';
import type { Repositories } from '../../../content/kind';
import { clustersRunBy, isRunBy } from '../../run-by';
import type { ArgocdInstall } from '../../../authored/cluster';
import type { FleetSpec } from '../../../authored/fleet';
import type { Values } from '../../../authored/values';
import { UNPRUNED } from './unpruned';
import { merge } from '../../../plan/values';
import { chartAt } from '../../../plan/resolve/source';

/**
 * What the chart leaves to ringfleet, as many replicas of the controller as clusters are spread over, the switch that a RollingSync needs, and the CRDs, without which every Application
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
    ...replicasOf(fleet, cluster),
    notifications: { cm: { create: false }, secret: { create: false } },
    crds: { keep: true, annotations: UNPRUNED },
  };
}

function replicasOf(fleet: FleetSpec, cluster: string): Values {
  const spec = fleet.clusters[cluster];
  const replicas = spec && isRunBy('argocd', spec) ? spec.controllerReplicas : undefined;
  return replicas === undefined ? {} : { controller: { replicas } };
}

/** Whether ApplicationSets on the cluster roll out step by step: its own, the fleet's, and those of clusters that it manages. */
function rollsOut(fleet: FleetSpec, cluster: string): boolean {
  for (const [name, { managedBy, rollout, applicationSets: sets = [] }] of clustersRunBy('argocd', fleet)) {
    if (name !== cluster && managedBy !== cluster) continue;
    if (rollout !== undefined || sets.some((set) => fleet.applicationSets?.[set]?.rollout !== undefined))
      return true;
  }
  return false;
}

/** Argo CD's own chart; nothing where nobody asked for it, or its repository has no charts, which a rule says. */
export function installOf(
  fleet: FleetSpec,
  repositories: Repositories,
  cluster: string,
  given: ArgocdInstall | undefined,
): Pick<ArgocdPlan, 'install'> {
  if (!given) return {};
  const { name = 'argocd', repository, version, values = {} } = given;
  const chart = chartAt(repositories, { repository, name: given.chart ?? 'argo-cd' }, version);
  return chart ? { install: { name, chart, values: merge([values, leftToUs(fleet, cluster)]) } } : {};
}
