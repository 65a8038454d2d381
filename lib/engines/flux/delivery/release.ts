import type { Construct } from 'constructs';
import { type FolderContent, writtenOf } from '../../../content/forms';
import { patchText } from '../../../content/kustomize/authored';
import { DataFile, folder, ManifestFile, type Leaf } from '../../../files';
import { nameBeside } from '../../../plan/adoption';
import { holdAnnotations } from '../../../plan/labels';
import { chartFolder, manifestsFolder } from '../../../plan/adoption/folders';
import { inRepository } from '../../../plan/layout';
import { manifestsKustomizationOf } from '../../../plan/names';
import { stateFolder } from '../../delivery/own-folder';
import { writtenFile } from '../../delivery/written';
import type { FluxRelease, FluxTenant } from '../plan/tenant';
import { isPulledAnyway } from '../plan/beside';
import type { KustomizationPlan } from '../plan/settings';
import { SOURCE_KINDS } from '../plan/source-kinds';
import { tenantRelease } from './helm-release';
import { kustomization, tenantAnnotations, type FluxHome } from './kustomization';
import { ownChartSource, source } from './sources';
import { fluxFile } from './tenant';

/**
 * The files of one release: its Flux objects, in the namespace of the engine's own, and what is written of it. A chart is
 * installed by a HelmRelease, and what is none applied by a Kustomization, either with the tenant's account.
 *
 * @param home where releases are, with the source of the state repository beside them
 */
export function releaseFiles(
  scope: Construct,
  tenant: FluxTenant,
  release: FluxRelease,
  home: FluxHome,
): Leaf[] {
  const [file, ...kustomizations] = releaseFile(scope, tenant, release);
  const { content } = release;
  const annotations = tenantAnnotations(tenant);
  const name = nameBeside(release);
  const metadata = { name, namespace: home.namespace, annotations };
  const written = writtenOf(content);
  // A function may give nothing to put beside a release.
  const isThere = content.form === 'written' || written?.objects.length;
  const files = written && isThere ? [writtenFile(scope, tenant, release, written)] : [];
  const path = inRepository(tenant.cluster.state, manifestsFolder(tenant, release));
  const ofState = { path, settings: {} };
  switch (content.form) {
    case 'helm':
      ownChartSource(file, content.chart, metadata);
      tenantRelease(file, tenant, release, content, annotations);
      break;
    case 'folder': {
      const isOwn = !isPulledAnyway(tenant.cluster, content);
      if (isOwn) source(file, content.source, metadata);
      applied(file, tenant, release, home, {
        path: content.path,
        ...(isOwn && { source: { kind: SOURCE_KINDS[content.source.kind], name } }),
        settings: changesOf(content),
      });
      break;
    }
    case 'written':
      applied(file, tenant, release, home, ofState);
      return [file, ...files];
  }
  // At once: neither waits for the other.
  if (files.length > 0)
    applied(file, tenant, { ...release, name: manifestsKustomizationOf(name), dependsOn: [] }, home, ofState);
  return [file, ...kustomizations, ...files];
}

/** The file with the Flux objects of a release: among those of its tenant, or in a folder of its own. */
function releaseFile(
  scope: Construct,
  tenant: FluxTenant,
  release: FluxRelease,
): readonly [ManifestFile, ...Leaf[]] {
  const about = fluxFile(tenant, release);
  const path = chartFolder(release);
  if (path === undefined) {
    const releases = folder(scope, `tenants/${tenant.name}/releases`);
    return [new ManifestFile(releases, `${release.product.name}.yaml`, about)];
  }
  const own = stateFolder(scope, path);
  const comment = `What Flux applies of this folder.\nEdit ${tenant.source}.`;
  const values = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: ['release.yaml'],
  };
  return [
    new ManifestFile(own, 'release.yaml', about),
    new DataFile(own, 'kustomization.yaml', { format: 'values', comment, values }, about.about),
  ];
}

function applied(
  file: ManifestFile,
  tenant: FluxTenant,
  release: FluxRelease,
  home: FluxHome,
  of: {
    readonly path: string;
    readonly source?: FluxHome['source'];
    readonly settings: Partial<KustomizationPlan>;
  },
): void {
  const { name, namespace, dependsOn, kustomization: settings } = release;
  kustomization(file, {
    name,
    path: of.path,
    home: { ...home, serviceAccount: namespace.applier.name },
    ...(of.source && { source: of.source }),
    dependsOn: dependsOn.map((other) => ({ name: other })),
    targetNamespace: namespace.name,
    annotations: { ...tenantAnnotations(tenant), ...holdAnnotations(release) },
    settings: {
      ...settings,
      ...of.settings,
      ...(tenant.environment.onDelete === 'orphan' && { deletionPolicy: 'Orphan' as const }),
    },
  });
}

/** What a Kustomization has kustomize change. Source: Flux, "Kustomization", "Patches", "Images", "Components". */
function changesOf({ changes = {} }: FolderContent): Partial<KustomizationPlan> {
  const { images = {}, patches = [], components = [], labels } = changes;
  return {
    ...(Object.keys(images).length > 0 && {
      images: Object.entries(images).map(([image, to]) => ({ name: image, ...to })),
    }),
    ...(patches.length > 0 && {
      patches: patches.map((each) => ({ target: each.target, patch: patchText(each) })),
    }),
    ...(components.length > 0 && { components }),
    ...(labels && { commonMetadata: { labels } }),
  };
}
