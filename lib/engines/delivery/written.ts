import type { Construct } from 'constructs';
import type { WrittenContent } from '../../content/forms';
import { folder, ManifestFile, type Leaf } from '../../files';
import { manifestsFolder } from '../../plan/adoption/folders';
import type { ReleasePlan, TenantPlan } from '../../plan/tenant';
import { fileOf } from './about';
import { stateFolder } from './own-folder';

/** The file with the objects of a release that is written. */
export function writtenFile(
  scope: Construct,
  tenant: TenantPlan,
  release: ReleasePlan,
  content: WrittenContent,
): Leaf {
  const own =
    release.adopted?.path === undefined
      ? folder(scope, `manifests/${tenant.name}/${release.product.name}`)
      : stateFolder(scope, manifestsFolder(tenant, release));
  // Kinds that a release may consist of all have one.
  const namespace = release.namespace.name;
  const file = new ManifestFile(own, 'manifests.yaml', { ...fileOf(tenant, release), namespace });
  file.add(...content.objects);
  return file;
}
