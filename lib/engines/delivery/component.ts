import type { Construct } from 'constructs';
import { folder, ManifestFile, type ManifestFileProps } from '../../files';
import { componentLabels, managedBy, type Labels } from '../../plan/labels';
import { ROOTS } from '../../plan/names';
import type { ClusterPlan } from '../../plan/cluster';
import { isClusterScoped } from '../../plan/cluster-scoped';
import type { ComponentPlan, ComponentRoot } from '../../plan/component';
import type { KubernetesObject } from '../../authored/component/object';
import { writtenOf } from '../../content/forms';
import { guardedNamespace } from '../../tenancy';
import { ownFolder } from './own-folder';

/** Input that decides the components. */
const SOURCE = 'fleet/components.ts';

/** Header and labels of a file that installs a component. */
export function componentFile(component: ComponentPlan): ManifestFileProps {
  return { source: SOURCE, labels: componentLabels(component.name) };
}

/** Where a root has what makes the operator reconcile its components. */
export const ROOT_FOLDERS: Readonly<Record<ComponentRoot, string>> = {
  bootstrap: 'bootstrap/components',
  infrastructure: `delivery/${ROOTS.infrastructure}`,
};

/** The namespaces of components, each in the folder of the root that makes it. */
export function componentNamespaces(
  scope: Construct,
  cluster: ClusterPlan,
  folders: Readonly<Record<ComponentRoot, string>>,
  annotations: Labels,
): void {
  for (const { name, podSecurity, metadata, root } of cluster.namespaces) {
    const own = folder(scope, `${folders[root]}/namespaces`);
    const namespace = guardedNamespace({
      name,
      podSecurity,
      mode: 'enforce',
      kubernetes: cluster.spec.kubernetes,
      labels: metadata.labels,
      annotations: { ...metadata.annotations, ...annotations },
    });
    new ManifestFile(own, `${name}.yaml`, { source: SOURCE, labels: managedBy }).add(namespace);
  }
}

/**
 * The file with the objects that are written of a component, if there are any.
 *
 * @param namespace of those that state none. `@default` - where whoever applies them puts them
 */
export function componentManifests(scope: Construct, component: ComponentPlan, namespace?: string): boolean {
  const written = writtenOf(component.content);
  if (!written) return false;
  const objects = namespace === undefined ? written.objects : written.objects.map(inNamespace(namespace));
  new ManifestFile(ownFolder(scope, component), 'manifests.yaml', componentFile(component)).add(...objects);
  return true;
}

function inNamespace(namespace: string) {
  return (object: KubernetesObject): KubernetesObject =>
    isClusterScoped(object.kind) ? object : { ...object, metadata: { namespace, ...object.metadata } };
}
