import type { FluxComponent } from '../plan/cluster';
import { releasedIn, type FluxRelease, type FluxTenant } from '../plan/tenant';
import type { IHelmRelease } from '@kubernetes-models/flux-cd/helm.toolkit.fluxcd.io/v2/HelmRelease';
import { ConfigMap } from '../../../../imports/core';
import { HelmRelease } from '../../../../imports/helm.toolkit.fluxcd.io';
import type { ManifestFile, PlainObject } from '../../../files';
import { hasNull } from '../../../plan/values';
import { nameBeside } from '../../../plan/adoption';
import { holdAnnotations, type Labels } from '../../../plan/labels';
import type { HelmContent } from '../../../content/forms';
import type { ChartPlan } from '../../../plan/source';
import type { HelmReleaseSettings } from '../authored/settings';
import type { OciOptions } from '../../../authored/repository';
import type { Values } from '../../../authored/values';
import { toYaml } from '../../../yaml';
import { inShard, shardLabel, verified } from './sources';

type Spec = NonNullable<IHelmRelease['spec']>;

/** Where the HelmRelease of a component is, and what it installs with. */
export interface ReleaseHome {
  readonly namespace: string;
  /** Namespace of repositories that several share. @default - the same */
  readonly repositories?: string;
  /** ServiceAccount in the same namespace. @default - helm-controller's own rights */
  readonly account?: string;
}

/** Adds the HelmRelease of a component. */
export function componentRelease(
  file: ManifestFile,
  component: FluxComponent,
  { chart, values }: { readonly chart: ChartPlan; readonly values: Values },
  home: ReleaseHome,
): void {
  const { name, releasedAs, namespace, sharedSource } = component;
  const isOwn = chart.kind === 'git' || (chart.kind === 'oci' && !chart.shared);
  const isBeside = isOwn && sharedSource === undefined;
  const metadata = { name: releasedAs, namespace: home.namespace };
  const { valuesFrom, ...settings } = component.flux.helmRelease;
  const made = valuesOf(metadata, values, valuesFrom);
  const release = HelmRelease({
    metadata,
    spec: {
      ...chartOf(chart, {
        source: sharedSource ?? name,
        ...(home.repositories && !isBeside && { namespace: home.repositories }),
      }),
      // Explicit: a changed releaseName or targetNamespace uninstalls.
      releaseName: component.releaseName,
      targetNamespace: namespace,
      storageNamespace: component.storageNamespace,
      ...(home.account && { serviceAccountName: home.account }),
      ...settings,
      ...made.spec,
    },
  });
  file.add(...made.beside, release);
}

/** Adds a release: installed with the tenant's own rights, which cannot touch its guard rails. */
export function tenantRelease(
  file: ManifestFile,
  tenant: FluxTenant,
  release: FluxRelease,
  content: HelmContent,
  annotations: Labels,
): void {
  const { cluster, shard } = tenant;
  const { applier, installer = applier, name: target } = release.namespace;
  const { valuesFrom, ...settings } = release.helmRelease;
  const metadata = { name: release.name, namespace: releasedIn(cluster, release), annotations };
  const isElsewhere = metadata.namespace !== cluster.control.releases;
  const dependsOn = waitedFor(tenant, release);
  const made = valuesOf(metadata, content.values, valuesFrom);
  const object = HelmRelease({
    metadata: { ...metadata, annotations: { ...annotations, ...holdAnnotations(release) } },
    spec: {
      ...(dependsOn.length > 0 && { dependsOn }),
      ...chartOf(content.chart, {
        source: nameBeside(release),
        ...(isElsewhere && { namespace: cluster.control.releases }),
        ...(shard !== undefined && { shard }),
      }),
      releaseName: release.releaseName,
      targetNamespace: target,
      storageNamespace: release.storageNamespace,
      serviceAccountName: isElsewhere ? installer.name : applier.name,
      ...settings,
      ...made.spec,
    },
  });
  file.add(...made.beside, object);
}

/** The HelmReleases that it waits for, with their namespace where that is another one. */
function waitedFor({ cluster, releases }: FluxTenant, release: FluxRelease) {
  const here = releasedIn(cluster, release);
  return release.dependsOn.map((name) => {
    const needs = release.product.spec.dependsOn ?? [];
    const other = releases.find((each) => each.name === name && needs.includes(each.product.name));
    const there = other ? releasedIn(cluster, other) : here;
    return { name, ...(there !== here && { namespace: there }) };
  });
}

function chartOf(
  plan: ChartPlan,
  from: { readonly source: string; readonly namespace?: string; readonly shard?: string },
): Pick<Spec, 'chart' | 'chartRef'> {
  const { namespace, shard } = from;
  if (plan.kind === 'oci' && !plan.shared)
    return {
      chartRef: {
        kind: 'OCIRepository',
        name: from.source,
        ...(namespace !== undefined && { namespace }),
      },
    };
  // Of helm-controller's HelmChart, which only the source-controller of its own shard looks after.
  const metadata = shard === undefined ? {} : { metadata: { labels: { ...shardLabel(shard) } } };
  if (plan.kind === 'git') {
    return {
      chart: {
        ...metadata,
        spec: {
          chart: `./${plan.path}`,
          interval: '5m',
          // Not 'Revision': every commit to the repository would then upgrade every release of every chart in it.
          reconcileStrategy: 'ChartVersion',
          sourceRef: {
            kind: 'GitRepository',
            name: from.source,
            ...(namespace !== undefined && { namespace }),
          },
        },
      },
    };
  }
  const verify = plan.kind === 'oci' ? keyOf(plan.options) : undefined;
  return {
    chart: {
      ...metadata,
      spec: {
        chart: plan.name,
        version: plan.kind === 'oci' ? versionOf(plan.ref) : plan.version,
        interval: '1h',
        sourceRef: {
          kind: 'HelmRepository',
          name: inShard(plan.repository, shard),
          ...(namespace !== undefined && { namespace }),
        },
        ...(verify && { verify: verified(verify) }),
      },
    },
  };
}

/** Whose signature it has to be, a HelmRelease cannot say; a rule refuses that. */
function keyOf({ verify }: OciOptions): OciOptions['verify'] {
  return verify && { provider: verify.provider, ...(verify.secretRef && { secretRef: verify.secretRef }) };
}

function versionOf(ref: Extract<ChartPlan, { kind: 'oci' }>['ref']): string {
  return 'tag' in ref ? ref.tag : 'semver' in ref ? ref.semver : ref.digest;
}

/**
 * The values inline; as text in a ConfigMap where a `null` is among them, because kustomize-controller drops a
 * `null` that is added to an object later.
 */
function valuesOf(
  owner: { readonly name: string; readonly namespace: string; readonly annotations?: Labels },
  values: Values,
  more: HelmReleaseSettings['valuesFrom'] = [],
): {
  readonly spec: Pick<Spec, 'values'> & Pick<HelmReleaseSettings, 'valuesFrom'>;
  readonly beside: readonly PlainObject[];
} {
  const from = more.length > 0 ? { valuesFrom: more } : {};
  if (!hasNull(values)) return { spec: { ...from, values }, beside: [] };
  const name = `${owner.name}-values`;
  const configMap = ConfigMap({
    metadata: {
      ...owner,
      name,
      // Lets a change of the values reconcile the release at once. Source: Flux, "Helm Releases", "Values references".
      labels: { 'reconcile.fluxcd.io/watch': 'Enabled' },
    },
    data: { 'values.yaml': toYaml(values) },
    immutable: false,
  });
  // Last, so that they win over what else is read, as inline values do.
  const valuesFrom = [...more, { kind: 'ConfigMap', name, valuesKey: 'values.yaml' } as const];
  return { spec: { valuesFrom }, beside: [configMap] };
}
