import type { Construct } from 'constructs';
import { type FolderContent, type HelmContent, writtenOf } from '../../../content/forms';
import { folder, ManifestFile, type Leaf } from '../../../files';
import { holdAnnotations, windowAnnotations } from '../../../plan/labels';
import { manifestsFolder } from '../../../plan/adoption/folders';
import { inRepository } from '../../../plan/layout';
import { ARGOCD_NAMESPACE } from '../../../plan/names';
import { merge } from '../../../plan/values';
import type { StatePlan } from '../../../plan/source';
import { fileOf } from '../../delivery/about';
import { writtenFile } from '../../delivery/written';
import type { ArgocdRelease, ArgocdTenant } from '../plan/tenant';
import {
  application,
  chartSource,
  finalizers,
  inlineValues,
  refreshedBy,
  refreshPaths,
  stated,
  stateFolderSource,
  type ApplicationProps,
  type ApplicationSource,
} from './application';
import { destinationOf } from './destination';
import { imageAnnotations } from './images';
import { kustomizeOf } from './kustomize';
import { pulled } from './sources';

/** Name of the source that holds the value files. */
const VALUES = 'values';

/** Guard rails carry no wave, so 0; releases come after them, and after the releases that they depend on. */
const AFTER_GUARD_RAILS = 1;

/** A release, in a file of its own. */
export function releaseApplication(scope: Construct, tenant: ArgocdTenant, release: ArgocdRelease): Leaf {
  const folderOfReleases = folder(scope, `tenants/${tenant.name}/releases`);
  const file = new ManifestFile(folderOfReleases, `${release.product.name}.yaml`, fileOf(tenant, release));
  application(file, ofRelease(tenant, release));
  return file;
}

/** What is written of a release, whoever makes its Application. */
export function releaseManifests(scope: Construct, tenant: ArgocdTenant, release: ArgocdRelease): Leaf[] {
  const written = writtenOf(release.content);
  return written ? [writtenFile(scope, tenant, release, written)] : [];
}

/** What the Application of a release says. */
export function ofRelease(tenant: ArgocdTenant, release: ArgocdRelease): ApplicationProps {
  const { refresh, ...sources } = sourcesOf(tenant, release);
  return {
    metadata: {
      name: release.name,
      namespace: ARGOCD_NAMESPACE,
      annotations: {
        ...refresh,
        'argocd.argoproj.io/sync-wave': String(AFTER_GUARD_RAILS + release.depth),
        ...holdAnnotations(release),
        ...windowAnnotations(tenant),
        ...(release.followed && imageAnnotations(release.followed)),
      },
      ...(release.finalizers ? stated(release.finalizers) : finalizers(tenant, release.application)),
    },
    spec: {
      project: release.project,
      ...sources,
      destination: destinationOf(tenant.cluster, release.namespace.name),
      ...release.application.spec,
    },
  };
}

interface Sources {
  readonly source?: ApplicationSource;
  readonly sources?: ApplicationSource[];
  /** Which changes concern the Application. @default - any: nobody here knows what a kustomization reads */
  readonly refresh?: ReturnType<typeof refreshedBy>;
}

function sourcesOf(tenant: ArgocdTenant, release: ArgocdRelease): Sources {
  const { content, namespace } = release;
  const { state } = tenant.cluster;
  const path = manifestsFolder(tenant, release);
  const written = writtenOf(content) ? [path] : [];
  switch (content.form) {
    case 'helm':
      return withWritten(ofChart(tenant, release, content, written), state, written);
    case 'folder': {
      const source = ofFolder(content, namespace.name);
      // Of files as they are it is known what there is to read.
      const isKnown = 'directory' in content.render;
      const refresh = isKnown ? { refresh: refreshedBy(state, written, [content.path]) } : {};
      return withWritten({ source, ...refresh }, state, written);
    }
    case 'written':
      return { source: stateFolderSource(state, path), refresh: refreshedBy(state, written) };
  }
}

/** With the folder of what is written beside it. */
function withWritten(given: Sources, state: StatePlan, [path]: readonly string[]): Sources {
  if (path === undefined) return given;
  const { source, sources = [], ...rest } = given;
  return { ...rest, sources: [...(source ? [source] : sources), stateFolderSource(state, path)] };
}

/** The chart, and the repository with its value files, lowest layer first. */
function ofChart(
  { valuesIn: state, cluster }: ArgocdTenant,
  release: ArgocdRelease,
  { chart }: HelmContent,
  written: readonly string[],
): Sources {
  const layers = release.layers.flatMap(({ file }) => file ?? []);
  const inline = release.layers.filter(({ file }) => !file).map(({ values }) => values);
  const source: ApplicationSource = {
    ...chartSource(chart),
    helm: {
      releaseName: release.releaseName,
      valueFiles: layers.map((file) => `$${VALUES}/${inRepository(state, file)}`),
      ignoreMissingValueFiles: release.application.ignoreMissingValueFiles,
      ...inlineValues(merge(inline)),
    },
  };
  return {
    sources: [source, { repoURL: state.url, targetRevision: state.branch, ref: VALUES }],
    refresh: refreshPaths([
      ...(chart.kind === 'git' ? [chart.path] : []),
      ...layers.map((file) => inRepository(state, file)),
      ...written.map((file) => inRepository(cluster.state, file)),
    ]),
  };
}

function ofFolder(content: FolderContent, namespace: string): ApplicationSource {
  const source = { ...pulled(content.source), path: content.path };
  if (!('kustomize' in content.render)) return { ...source, ...content.render };
  return { ...source, kustomize: kustomizeOf(content, namespace) };
}
