import type { About, ManifestFileProps } from '../../files';
import { namesOfRelease } from '../../plan/adoption';
import { releaseLabels, tenantLabels } from '../../plan/labels';
import type { ReleasePlan, TenantPlan } from '../../plan/tenant';
import { editedIn } from '../../plan/locate';

/** Header, labels and index entry of a file that delivers a tenant, or one of its releases. */
export function fileOf(tenant: TenantPlan, release?: ReleasePlan): ManifestFileProps {
  return {
    source: editedIn(tenant.source),
    labels: release ? releaseLabels(tenant, release) : tenantLabels(tenant),
    about: aboutOf(tenant, release),
  };
}

/** The same of a file that delivers its owner's repository. */
export function repositoryFileOf(file: ManifestFileProps): ManifestFileProps {
  return { ...file, about: { ...file.about, repository: true } };
}

/** Index entry of a file of a tenant, or of one of its releases. */
export function aboutOf(tenant: TenantPlan, release?: ReleasePlan): About {
  return {
    tenant: tenant.name,
    environment: tenant.environment.name,
    ...(release && { product: release.product.name }),
    ring: tenant.ring,
    cluster: tenant.cluster.name,
    ...(tenant.onDelete && { onDelete: tenant.onDelete }),
    ...(release?.adopted && { adopted: namesOfRelease(release) }),
  };
}
