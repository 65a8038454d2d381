import { contentOf } from '../../../content';
import type { EnvironmentPlan } from '../../../plan/environment';
import { runnerOf } from '../../../plan/runner';
import { mergeSettings } from '../../../plan/values';
import type { ContentPlan } from '../../../content/forms';
import type { ProductSpec } from '../../../authored/product';
import type { FluxSettings, HelmReleaseSettings, KustomizationSettings } from '../authored/settings';

/**
 * A Canary is bad once Flagger took its version back. Nothing else of its phase is judged: until Flagger has seen a new version, which
 * takes it up to the interval of the analysis, the phase is that of the version before, and no field says which one it is of.
 * Sources: Flagger, `CanaryStatus`; Flux, "Kustomization", "Health check expressions".
 */
const CANARY_HEALTH = {
  apiVersion: 'flagger.app/v1beta1',
  kind: 'Canary',
  failed: "status.phase == 'Failed'",
  current: "status.phase != 'Failed'",
} as const;

/** How often a Kustomization is applied. */
export type SchedulePlan = Required<Pick<KustomizationSettings, 'interval' | 'retryInterval' | 'timeout'>>;

/** A Kustomization, with every default resolved. */
export interface KustomizationPlan extends Omit<KustomizationSettings, keyof SchedulePlan>, SchedulePlan {
  readonly prune: boolean;
  readonly wait: boolean;
}

/** A HelmRelease, with every default resolved. */
export type HelmReleasePlan = HelmReleaseSettings &
  Required<Pick<HelmReleaseSettings, 'interval' | 'timeout' | 'install' | 'upgrade' | 'driftDetection'>>;

/** What Flux is told of a component. */
export interface FluxPlan {
  readonly kustomization: KustomizationPlan;
  readonly helmRelease: HelmReleasePlan;
}

const SCHEDULE: SchedulePlan = { interval: '30m', retryInterval: '2m', timeout: '10m' };

/** A Kustomization of ringfleet's own: ready only when everything applied is healthy. */
export const OWN: KustomizationPlan = { ...SCHEDULE, prune: true, wait: true };

const RETRIES = { retries: 3, remediateLastFailure: true } as const;

/** What becomes of a release that fails. One that comes before its guard rails is denied, which counts as no try. */
function lifecycle(crds: 'CreateReplace' | 'Skip') {
  return {
    install: { crds, remediation: { retries: 3 } },
    upgrade: { crds, cleanupOnFail: true, remediation: RETRIES },
  };
}

/** A cluster, as far as it has settings for all that is on it. */
export interface WithFluxSettings {
  readonly flux?: FluxSettings;
}

/** The settings of a cluster and what is over them, merged: maps by key, lists and scalars replace. */
export function fluxSettings({ flux }: WithFluxSettings, own: FluxSettings = {}): Required<FluxSettings> {
  return {
    kustomization: mergeSettings(flux?.kustomization, own.kustomization),
    helmRelease: mergeSettings(flux?.helmRelease, own.helmRelease),
  };
}

/** What of a cluster's settings concerns Kustomizations that apply what is a tenant's. */
export function scheduleOf(cluster: WithFluxSettings): SchedulePlan {
  const { interval, retryInterval, timeout } = {
    ...SCHEDULE,
    ...fluxSettings(cluster).kustomization,
  };
  return { interval, retryInterval, timeout };
}

/** A component: CRDs come and change with the chart, and it is given back when an upgrade fails. */
export function componentFlux(
  cluster: WithFluxSettings,
  own: FluxSettings | undefined,
  { form }: ContentPlan,
): FluxPlan {
  const { kustomization, helmRelease } = fluxSettings(cluster, own);
  // Health checks are ignored by whoever waits for everything. Source: Flux, "Kustomization", "Wait".
  const hasChecks = kustomization.healthChecks !== undefined && kustomization.healthChecks.length > 0;
  // A registry out of reach must not hold up tenants.
  const wait = !hasChecks && form !== 'images';
  const standard: HelmReleasePlan = {
    interval: '1h',
    timeout: '10m',
    ...lifecycle('CreateReplace'),
    driftDetection: { mode: 'enabled' },
  };
  return {
    kustomization: { ...OWN, wait, ...kustomization },
    helmRelease: over(standard, helmRelease),
  };
}

/** A release, which brings no CRDs. */
export function releaseHelm(cluster: WithFluxSettings, product: ProductSpec): HelmReleasePlan {
  // The autoscaler owns the replicas; a correction must not put them back.
  const ignore = product.autoscaled
    ? { ignore: [{ paths: ['/spec/replicas'], target: { kind: 'Deployment' } }] }
    : {};
  const standard: HelmReleasePlan = {
    interval: '30m',
    timeout: '10m',
    ...lifecycle('Skip'),
    driftDetection: { mode: 'enabled', ...ignore },
  };
  return over(standard, fluxSettings(cluster, product.flux).helmRelease);
}

/** What applies a release that is no chart. */
export function releaseKustomization(
  cluster: WithFluxSettings,
  product: ProductSpec,
  environment: EnvironmentPlan,
): KustomizationPlan {
  const standard = followsCanary(product, environment) ? [CANARY_HEALTH] : [];
  const { healthCheckExprs = standard, ...own } = product.flux?.kustomization ?? {};
  return {
    ...OWN,
    ...scheduleOf(cluster),
    wait: !own.healthChecks?.length,
    // An older Flux refuses the field, even where nothing is in it.
    ...(healthCheckExprs.length > 0 && { healthCheckExprs }),
    ...own,
  };
}

/** Whether releases of the product have a Canary of Flagger. */
export function followsCanary(product: ProductSpec, { workloads }: EnvironmentPlan): boolean {
  return contentOf(product).kind.isWorkload === true && runnerOf(workloads, 'flagger') === 'Canary';
}

/** Our settings with those of the fleet over them: maps by key, except that lists of what drifts add up. */
function over(standard: HelmReleasePlan, own: HelmReleaseSettings): HelmReleasePlan {
  const ignore = [...(standard.driftDetection.ignore ?? []), ...(own.driftDetection?.ignore ?? [])];
  const lists = ignore.length > 0 ? { driftDetection: { ignore } } : {};
  return mergeSettings(standard, own, lists);
}
