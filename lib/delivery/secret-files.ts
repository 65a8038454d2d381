import type { Construct } from 'constructs';
import { folder, TextFile, type Leaf } from '../files';
import { layout, type TenantPlan } from '../model';
import { fileOf } from './about';

/** A tenant's encrypted Secrets, byte for byte: a checksum over the whole file may be among them. */
export function secretFiles(scope: Construct, tenant: TenantPlan): Leaf[] {
  const cluster = `${layout.cluster(tenant.cluster.name)}/`;
  return tenant.secrets.flatMap(({ path, files }) => {
    const own = folder(scope, path.slice(cluster.length));
    const { about } = fileOf(tenant);
    return files.map(({ name, text }) => new TextFile(own, `${name}.yaml`, text, about));
  });
}
