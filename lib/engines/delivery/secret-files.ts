import type { Construct } from 'constructs';
import { DataFile, folder, ManifestFile, type About, type Leaf } from '../../files';
import { layout } from '../../plan/layout';
import type { SecretsContent, TenantPlan } from '../../plan/tenant';
import { aboutOf } from './about';

/** A tenant's encrypted Secrets. */
export function secretFiles(scope: Construct, tenant: TenantPlan): Leaf[] {
  const cluster = `${layout.cluster(tenant.cluster.name)}/`;
  return tenant.secrets.flatMap(({ path, files }) => {
    const own = folder(scope, path.slice(cluster.length));
    const about = aboutOf(tenant);
    return files.map(({ name, content, source }) =>
      secretFile(own, `${name}.yaml`, content, { source, about }),
    );
  });
}

/** What SOPS encrypted, byte for byte; SealedSecrets as what was judged of them, so that nothing else is applied. */
export function secretFile(
  scope: Construct,
  name: string,
  content: SecretsContent,
  { source, about }: { readonly source: string; readonly about: About },
): Leaf {
  if ('text' in content) return new DataFile(scope, name, { format: 'text', text: content.text }, about);
  const file = new ManifestFile(scope, name, { source, about });
  file.add(...content.objects);
  return file;
}
