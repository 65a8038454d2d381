import type { Construct } from 'constructs';
import { fileOf } from '../engines/delivery/about';
import { folder, ManifestFile, type Leaf } from '../files';
import { componentFolder } from '../plan/adoption/folders';
import { inOutput } from '../plan/layout';
import { tenantObjects, watchedOn } from '../observability/tenant';
import type { KubernetesObject } from '../authored/component/object';
import type { TenantPlan } from '../plan/tenant';

/**
 * What the clusters on which something of the tenant can be seen know of it: beside the objects of their observability, in
 * a file of the tenant's own.
 */
export function watched(root: Construct, tenant: TenantPlan): Leaf[] {
  return watchedOn(tenant).flatMap((cluster) => {
    const plan = cluster.observability!;
    const component = cluster.components.find(({ name }) => name === plan.component)!;
    const own = folder(root, inOutput(cluster.state, componentFolder(cluster.name, component)));
    return objectsFile(own, `tenant-${tenant.name}.yaml`, tenant, tenantObjects(plan, cluster, tenant));
  });
}

/** A file of a tenant with these objects; none where there are none. */
export function objectsFile(
  scope: Construct,
  name: string,
  tenant: TenantPlan,
  objects: readonly KubernetesObject[],
): Leaf[] {
  if (objects.length === 0) return [];
  const file = new ManifestFile(scope, name, fileOf(tenant));
  file.add(...objects);
  return [file];
}
