import type { ArcCluster } from '../plan/cluster';
import type { NewerFluxConfigurationProperties } from '../../../../imports/azure-arc';
import { inRepository, layout } from '../../../plan/layout';
import type { ArcConfigurationPlan, ArcKustomizationPlan } from '../plan/arc';
import { literal } from './expression';
import { sourceOf } from './source';

type Kustomization = NonNullable<NonNullable<NewerFluxConfigurationProperties['kustomizations']>[string]>;

/** `properties` of a fluxConfiguration. Every default of ARM is stated: some are not what anybody would expect. */
export function configurationProperties(
  cluster: ArcCluster,
  configuration: ArcConfigurationPlan,
): NewerFluxConfigurationProperties {
  const { scope, namespace, kustomizations } = configuration;
  return {
    scope,
    namespace,
    suspend: false,
    // A deployment says what is to be; whether it is there yet, the portal and Flux tell.
    waitForReconciliation: false,
    ...sourceOf(cluster, configuration),
    kustomizations: Object.fromEntries(
      kustomizations.map((each) => [each.name, kustomization(cluster, configuration, each)]),
    ),
  };
}

/** ARM's own defaults are prune false and wait true. */
function kustomization(
  cluster: ArcCluster,
  { syncIntervalInSeconds, retryIntervalInSeconds, timeoutInSeconds, postBuild }: ArcConfigurationPlan,
  plan: ArcKustomizationPlan,
): Kustomization {
  const { dependsOn, prune, force, wait } = plan;
  const path =
    'part' in plan ? inRepository(cluster.state, layout.delivery(cluster.name, plan.part)) : plan.path;
  return {
    path: literal(path),
    dependsOn,
    syncIntervalInSeconds,
    retryIntervalInSeconds,
    timeoutInSeconds,
    prune,
    force,
    wait,
    ...(postBuild && { postBuild: literal(postBuildOf(postBuild)) }),
  };
}

function postBuildOf({
  substitute,
  substituteFrom,
}: NonNullable<ArcConfigurationPlan['postBuild']>): NonNullable<Kustomization['postBuild']> {
  return {
    ...(substitute && { substitute }),
    ...(substituteFrom && {
      substituteFrom: substituteFrom.map(({ kind, name, optional = false }) => ({ kind, name, optional })),
    }),
  };
}
