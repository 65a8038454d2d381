import type { FluxComponent } from '../plan/cluster';
import type { FluxRun } from '../plan/tenant';
import type { Construct } from 'constructs';
import { folder, ManifestFile } from '../../../files';
import { componentFolder } from '../../../plan/adoption/folders';
import { inRepository } from '../../../plan/layout';
import { manifestsKustomizationOf } from '../../../plan/names';
import { SOURCE_KINDS } from '../plan/source-kinds';
import { isPulledAnyway } from '../plan/beside';
import type { FolderContent, HelmContent } from '../../../content/forms';
import { componentFile, componentManifests } from '../../delivery/component';
import { ownFolder } from '../../delivery/own-folder';
import { componentRelease, type ReleaseHome } from './helm-release';
import { imageAutomationFiles } from './images';
import { kustomization, type FluxHome, type KustomizationOptions } from './kustomization';
import { notificationFiles } from './notifications';
import { ownChartSource, source } from './sources';

/** What a component is put in place by. */
interface ComponentHome {
  readonly flux: FluxHome;
  /** ServiceAccount that installs charts, in the same namespace. */
  readonly helmAccount: string;
  /** Folder of what makes Flux reconcile it. */
  readonly delivery: string;
}

/** A component: its objects, and the Kustomization that applies them after those it depends on are healthy. */
export function component(
  scope: Construct,
  cluster: FluxRun,
  plan: FluxComponent,
  home: ComponentHome,
): void {
  const delivery = new ManifestFile(folder(scope, home.delivery), `${plan.name}.yaml`, componentFile(plan));
  kustomization(delivery, {
    name: plan.deliveredAs,
    home: home.flux,
    dependsOn: plan.dependsOn.map((each) => ({ ...each, name: deliveredAs(cluster, each.name) })),
    settings: plan.flux.kustomization,
    ...objects(scope, delivery, cluster, plan, home),
  });
}

function deliveredAs({ components }: FluxRun, name: string): string {
  return components.find((each) => each.name === name)!.deliveredAs;
}

/** Writes what the component consists of, and says where the Kustomization finds it. */
function objects(
  scope: Construct,
  delivery: ManifestFile,
  cluster: FluxRun,
  plan: FluxComponent,
  home: ComponentHome,
): Pick<KustomizationOptions, 'path' | 'source' | 'targetNamespace' | 'dependsOn'> {
  const { namespace, content } = plan;
  const own = { path: inRepository(cluster.state, componentFolder(cluster.name, plan)) };
  switch (content.form) {
    case 'helm': {
      const releaseHome = releaseHomeOf(cluster, plan, home);
      chartFile(scope, plan, content, releaseHome);
      const isBeside = releaseHome.namespace === namespace;
      componentManifests(scope, plan, isBeside ? undefined : namespace);
      return { ...own, ...(isBeside && { targetNamespace: namespace }) };
    }
    case 'written':
      componentManifests(scope, plan);
      return { ...own, targetNamespace: namespace };
    case 'folder':
      return {
        ...folderSource(delivery, cluster, plan, content, home),
        ...(componentManifests(scope, plan) && besideFolder(delivery, plan, home, own.path)),
        path: content.path,
        targetNamespace: namespace,
      };
    case 'notifications': {
      const namespaces = notificationFiles(scope, cluster, plan, content, home.flux);
      return { ...own, ...(namespaces.length === 1 && { targetNamespace: namespaces[0]! }) };
    }
    case 'images':
      imageAutomationFiles(scope, plan, content, home.flux.namespace);
      return { ...own, targetNamespace: home.flux.namespace };
  }
}

/** The source of a folder: its own, unless it shares one or the cluster pulls it anyway. */
function folderSource(
  delivery: ManifestFile,
  cluster: FluxRun,
  { name, sharedSource }: FluxComponent,
  content: FolderContent,
  home: ComponentHome,
): Pick<KustomizationOptions, 'source'> {
  if (sharedSource !== undefined) return { source: { kind: 'GitRepository', name: sharedSource } };
  if (isPulledAnyway(cluster, content)) return {};
  source(delivery, content.source, { name, namespace: home.flux.namespace });
  return { source: { kind: SOURCE_KINDS[content.source.kind], name } };
}

/**
 * What applies the manifests beside a folder, which is in another source: first, so that whoever waits for the component has
 * them too, and without a wait for their health, because a volume may wait for pods of the folder.
 */
function besideFolder(
  delivery: ManifestFile,
  { name, namespace, dependsOn, flux }: FluxComponent,
  home: ComponentHome,
  path: string,
): Pick<KustomizationOptions, 'dependsOn'> {
  const beside = manifestsKustomizationOf(name);
  const { healthChecks: _, ...settings } = flux.kustomization;
  kustomization(delivery, {
    name: beside,
    path,
    home: home.flux,
    dependsOn,
    settings: { ...settings, wait: false },
    targetNamespace: namespace,
  });
  return { dependsOn: [...dependsOn, { name: beside }] };
}

function chartFile(scope: Construct, plan: FluxComponent, content: HelmContent, home: ReleaseHome): void {
  const file = new ManifestFile(ownFolder(scope, plan), 'release.yaml', componentFile(plan));
  if (plan.sharedSource === undefined)
    ownChartSource(file, content.chart, { name: plan.name, namespace: home.namespace });
  componentRelease(file, plan, content, home);
}

/** Beside what it installs, where it may name a source of another namespace; else beside the sources. */
function releaseHomeOf(cluster: FluxRun, plan: FluxComponent, home: ComponentHome): ReleaseHome {
  const { namespace } = home.flux;
  if (!cluster.crossesNamespaces) return { namespace, account: home.helmAccount };
  return { namespace: plan.releasedIn, repositories: namespace };
}
