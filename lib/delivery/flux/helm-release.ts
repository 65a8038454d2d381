import type { IHelmRelease } from '@kubernetes-models/flux-cd/helm.toolkit.fluxcd.io/v2/HelmRelease';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { HelmRelease } from '../../../imports/helm.toolkit.fluxcd.io';
import {
  hasNull,
  holdAnnotations,
  type ChartPlan,
  type ComponentPlan,
  type Labels,
  type ReleasePlan,
  type Values,
} from '../../model';
import { toYaml } from '../../yaml';
import type { FluxHome } from './kustomization';

type Spec = NonNullable<IHelmRelease['spec']>;

/** A component: CRDs come and change with the chart, and it is given back when an upgrade fails. */
export function componentRelease(
  scope: Construct,
  component: ComponentPlan,
  home: FluxHome,
  account: string,
): void {
  new HelmRelease(scope, 'release', {
    metadata: { name: component.name, namespace: home.namespace },
    spec: {
      interval: '1h',
      timeout: '10m',
      ...chart(component.chart, component.name),
      releaseName: component.name,
      targetNamespace: component.namespace,
      storageNamespace: component.namespace,
      serviceAccountName: account,
      install: { crds: 'CreateReplace', remediation: { retries: 3 } },
      upgrade: {
        crds: 'CreateReplace',
        cleanupOnFail: true,
        remediation: { retries: 3, remediateLastFailure: true },
      },
      driftDetection: { mode: 'enabled' },
      ...valuesOf(scope, { name: component.name, namespace: home.namespace }, component.values),
    },
  });
}

/** A release: installed with the tenant's own rights, which cannot touch its guard rails. */
export function tenantRelease(
  scope: Construct,
  release: ReleasePlan,
  metadata: { readonly name: string; readonly namespace: string; readonly annotations: Labels },
): void {
  const { applier, name: target } = release.namespace;
  new HelmRelease(scope, 'release', {
    metadata: { ...metadata, annotations: { ...metadata.annotations, ...holdAnnotations(release) } },
    spec: {
      interval: '30m',
      timeout: '10m',
      ...chart(release.chart, release.name),
      // Explicit: a changed releaseName or targetNamespace uninstalls.
      releaseName: release.name,
      targetNamespace: target,
      storageNamespace: target,
      serviceAccountName: applier.name,
      // A release that comes before its guard rails is denied, which counts as no try.
      install: { crds: 'Skip', remediation: { retries: 3 } },
      upgrade: { crds: 'Skip', cleanupOnFail: true, remediation: { retries: 3, remediateLastFailure: true } },
      driftDetection: {
        mode: 'enabled',
        // The autoscaler owns the replicas; a correction must not put them back.
        ...(release.product.spec.autoscaled && {
          ignore: [{ paths: ['/spec/replicas'], target: { kind: 'Deployment' } }],
        }),
      },
      ...valuesOf(scope, metadata, release.values),
    },
  });
}

function chart(plan: ChartPlan, source: string): Pick<Spec, 'chart'> {
  if (plan.kind === 'git') {
    return {
      chart: {
        spec: {
          chart: `./${plan.path}`,
          interval: '5m',
          // Not 'Revision': every commit to the repository would then upgrade every release of every chart in it.
          reconcileStrategy: 'ChartVersion',
          sourceRef: { kind: 'GitRepository', name: source },
        },
      },
    };
  }
  const sourceRef = { kind: 'HelmRepository' as const, name: plan.repository };
  return { chart: { spec: { chart: plan.name, version: plan.version, interval: '1h', sourceRef } } };
}

/**
 * The values inline; as text in a ConfigMap where a `null` is among them, because kustomize-controller drops a
 * `null` that is added to an object later.
 */
function valuesOf(
  scope: Construct,
  owner: { readonly name: string; readonly namespace: string; readonly annotations?: Labels },
  values: Values,
): Pick<Spec, 'values' | 'valuesFrom'> {
  if (!hasNull(values)) return { values };
  const name = `${owner.name}-values`;
  new kplus.ConfigMap(scope, 'values', {
    metadata: {
      name,
      namespace: owner.namespace,
      annotations: { ...owner.annotations },
      // Lets a change of the values reconcile the release at once. Source: Flux, "Helm Releases", "Values references".
      labels: { 'reconcile.fluxcd.io/watch': 'Enabled' },
    },
    data: { 'values.yaml': toYaml(values) },
  });
  return { valuesFrom: [{ kind: 'ConfigMap', name, valuesKey: 'values.yaml' }] };
}
