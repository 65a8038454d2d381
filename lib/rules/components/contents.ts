import { error, within, type Issue } from '../../issues/issue';
import type { ComponentContent } from '../../plan/component';
import type { SourcePlan } from '../../plan/source';
import { engineOf } from '../../engines';
import { componentsOf } from '../../facts/components';
import { folderOf } from '../../facts/folders';
import { repositoryOf } from '../../facts/repositories';
import { SOURCE_NOUNS } from '../../engines/flux/plan/source-kinds';
import type { ClusterSpec } from '../../authored/cluster';
import type { ComponentSpec } from '../../authored/component';
import type { DirectorySettings } from '../../engines/argocd/authored/application';
import type { FleetSpec } from '../../authored/fleet';
import type { RepositorySpec } from '../../authored/repository';
import type { Rule } from '../rule';

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

/** A cluster runs only components that its engine can deliver. */
export const componentContents: Rule = ({ specs: { fleet, fleetFile } }) =>
  Object.entries(fleet.clusters).flatMap(([name, cluster]): Issue[] => {
    const components = componentsOf(fleet, cluster).map(([component, spec]) => ({
      component,
      fault: faultOf(fleet, cluster, spec),
    }));
    const right = components.flatMap(({ component, fault }) =>
      fault === undefined ? [`'${component}'`] : [],
    );
    return components.flatMap(({ component, fault }) =>
      fault === undefined
        ? []
        : [
            error(
              within({ file: fleetFile }, 'clusters', name, 'components'),
              `'${component}' is ${fault}, which ${cluster.engine} cannot deliver`,
              `list what the cluster runs, without it: components: [${right.join(', ')}]`,
            ),
          ],
    );
  });

/** Whether the cluster's engine has a use for the component. */
export function isDeliverable(fleet: FleetSpec, cluster: ClusterSpec, spec: ComponentSpec): boolean {
  return faultOf(fleet, cluster, spec) === undefined;
}

/** What the component is that the engine cannot deliver. */
function faultOf(fleet: FleetSpec, cluster: ClusterSpec, spec: ComponentSpec): string | undefined {
  const { kinds, folders, leavesOut } = engineOf(cluster).delivers;
  const kind = (Object.keys(NOUNS) as Kind[]).find((each) => each in spec)!;
  if (!kinds.includes(kind)) return NOUNS[kind];
  const hub = engineOf(cluster).images.elsewhere(cluster);
  if (kind === 'images' && hub !== undefined)
    return `${NOUNS[kind]} on another cluster than '${hub}', which has the Applications`;
  const folder = folderOf(spec);
  const repository = folder && repositoryOf(fleet, folder.repository);
  const source = repository && sourceKindOf(repository);
  if (source && !folders.includes(source)) return `${NOUNS[kind]} from ${SOURCE_NOUNS[source]}`;
  return leavesOut || !('directory' in spec) || isWhole(spec.directory)
    ? undefined
    : `${NOUNS[kind]} of which include, exclude or recurse leaves out files`;
}

function isWhole({ include, exclude, recurse = true }: DirectorySettings): boolean {
  return include === undefined && exclude === undefined && recurse;
}

/** A Helm repository holds no folders, which another rule says. */
function sourceKindOf(repository: RepositorySpec): SourceKind | undefined {
  return (['git', 'oci', 'bucket'] as const).find((kind) => kind in repository);
}
