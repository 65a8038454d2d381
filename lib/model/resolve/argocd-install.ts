import type { ArgocdPlan } from '../plan';
import type { ArgocdInstall, ClusterSpec, FleetSpec, Values } from '../spec';
import { merge } from '../values';
import { chartAt } from './source';

/**
 * What the chart leaves to ringfleet, and its CRDs, without which every Application would be gone. Source: argo-helm,
 * "argo-cd", values.yaml.
 */
export const LEFT_TO_US = {
  configs: { cm: { create: false }, rbac: { create: false } },
  notifications: { cm: { create: false }, secret: { create: false } },
  crds: { keep: true, annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false' } },
} as const satisfies Values;

/** How the cluster says that its Argo CD keeps itself at a version. */
export function selfManagedIn(spec: ClusterSpec): ArgocdInstall | undefined {
  return 'selfManaged' in spec ? spec.selfManaged : undefined;
}

/** Argo CD's own chart; nothing where nobody asked for it, or its repository has no charts, which a rule says. */
export function installOf(fleet: FleetSpec, spec: ClusterSpec): Pick<ArgocdPlan, 'install'> {
  const given = selfManagedIn(spec);
  if (!given) return {};
  const { name = 'argocd', repository, version, values = {} } = given;
  const chart = chartAt(fleet, { repository, name: given.chart ?? 'argo-cd' }, version);
  return chart ? { install: { name, chart, values: merge([values, LEFT_TO_US]) } } : {};
}
