import type { ComponentContent } from './component';
import type { SourcePlan } from './source';
import { engineOf } from '../engines';
import { folderOf } from '../facts/folders';
import { repositoryOf } from '../facts/repositories';
import { SOURCE_NOUNS } from '../engines/flux/plan/source-kinds';
import type { ClusterSpec } from '../authored/cluster';
import type { ComponentSpec } from '../authored/component';
import type { DirectorySettings } from '../engines/argocd/authored/application';
import type { FleetSpec } from '../authored/fleet';
import type { RepositorySpec } from '../authored/repository';

type Kind = ComponentContent['kind'];
type SourceKind = SourcePlan['kind'];

const NOUNS: Readonly<Record<Kind, string>> = {
  chart: 'a chart',
  kustomize: 'a folder of manifests',
  directory: 'a folder of manifests',
  plugin: "the output of a plugin of Argo CD's",
  manifests: 'manifests',
  notifications: "Flux's notifications",
  images: 'an image automation',
};

/** Whether the cluster's engine has a use for the component. */
export function isDeliverable(fleet: FleetSpec, cluster: ClusterSpec, spec: ComponentSpec): boolean {
  return undeliverable(fleet, cluster, spec) === undefined;
}

/** What the component is that the engine cannot deliver; `undefined` where it can. */
export function undeliverable(
  fleet: FleetSpec,
  cluster: ClusterSpec,
  spec: ComponentSpec,
): string | undefined {
  const { kinds, folders, leavesOut } = engineOf(cluster).delivers;
  // What ringfleet makes of data of its own is manifests.
  const kind = (Object.keys(NOUNS) as Kind[]).find((each) => each in spec) ?? 'manifests';
  if (!kinds.includes(kind)) return NOUNS[kind];
  const hub = engineOf(cluster).images.elsewhere(cluster);
  if (kind === 'images' && hub !== undefined)
    return `${NOUNS[kind]} on another cluster than '${hub}', which has the Applications`;
  const folder = folderOf(spec);
  const repository = folder && repositoryOf(fleet, folder.repository);
  const source = repository && sourceKindOf(repository);
  if (source && !folders.includes(source)) return `${NOUNS[kind]} from ${SOURCE_NOUNS[source]}`;
  if (leavesOut || !('directory' in spec) || isWhole(spec.directory)) return undefined;
  return `${NOUNS[kind]} of which include, exclude or recurse leaves out files`;
}

function isWhole({ include, exclude, recurse = true }: DirectorySettings): boolean {
  return include === undefined && exclude === undefined && recurse;
}

/** A Helm repository holds no folders, which another rule says. */
function sourceKindOf(repository: RepositorySpec): SourceKind | undefined {
  return (['git', 'oci', 'bucket'] as const).find((kind) => kind in repository);
}
