import type { ArgocdTenant } from '../plan/tenant';
import type { Construct } from 'constructs';
import { folder, ManifestFile, type Leaf } from '../../../files';
import { ARGOCD_NAMESPACE, PLATFORM, ROOTS } from '../../../plan/names';
import { layout } from '../../../plan/layout';
import { ownPolicy } from '../plan/applications';
import { fileOf } from '../../delivery/about';
import {
  application,
  finalizers,
  refreshedBy,
  stateFolderSource,
  type ApplicationProps,
  type ApplicationSource,
} from './application';
import { BESIDE_ARGOCD, destinationOf } from './destination';

/** Folders of the tenant's folder, with all that is below them. Source: Argo CD, "Directory", "Including/Excluding Files". */
const GUARD_RAILS = 'guardrails/*';
const SECRETS = 'secrets/*';
const BOTH = '{guardrails,secrets}/*';

/** Of guard rails that are an Application: their Secrets have no wave, either. */
const BEFORE_SECRETS = '-1';

/**
 * The tenant's one Application: guard rails, then the Applications of its releases. Where a hub manages the cluster, the
 * guard rails are an Application among those.
 */
export function tenantApplication(scope: Construct, tenant: ArgocdTenant): Leaf {
  const files = folder(scope, `delivery/${ROOTS.tenants}/${tenant.customer}`);
  const file = new ManifestFile(files, `${tenant.name}.yaml`, fileOf(tenant));
  application(file, ofTenant(tenant));
  return file;
}

/** What the Application of a tenant says, whoever makes it. */
export function ofTenant(tenant: ArgocdTenant): ApplicationProps {
  const { state, handsOver } = tenant.cluster;
  const path = layout.tenant(tenant.cluster.name, tenant.name);
  return {
    metadata: {
      name: tenant.guardrails,
      namespace: ARGOCD_NAMESPACE,
      annotations: refreshedBy(state, [path]),
      ...finalizers(tenant),
    },
    spec: {
      project: PLATFORM,
      source: withoutSecrets(tenant, path),
      destination: BESIDE_ARGOCD,
      // Nothing is pruned last: what a customer has left would wait for a release that waits for a person.
      syncPolicy: ownPolicy({ automated: true, prune: !handsOver, syncOptions: [] }),
    },
  };
}

/**
 * The tenant's folder without its Secrets, which the platform's rights are not for, and, where these go to another cluster than
 * the Applications do, without the guard rails.
 */
function withoutSecrets(tenant: ArgocdTenant, path: string): ApplicationSource {
  const exclude = tenant.guardrailsThere === undefined ? SECRETS : BOTH;
  return { ...stateFolderSource(tenant.cluster.state, path), directory: { recurse: true, exclude } };
}

/** The guard rails of a tenant on a cluster that a hub manages. */
export function guardrailsApplication(scope: Construct, tenant: ArgocdTenant, name: string): Leaf {
  const { state, handsOver } = tenant.cluster;
  const path = layout.tenant(tenant.cluster.name, tenant.name);
  const file = new ManifestFile(folder(scope, `tenants/${tenant.name}`), 'guardrails.yaml', fileOf(tenant));
  application(file, {
    metadata: {
      name,
      namespace: ARGOCD_NAMESPACE,
      annotations: { ...refreshedBy(state, [path]), 'argocd.argoproj.io/sync-wave': BEFORE_SECRETS },
      ...finalizers(tenant),
    },
    spec: {
      project: PLATFORM,
      source: { ...stateFolderSource(state, path), directory: { recurse: true, include: GUARD_RAILS } },
      // Each of the objects says which namespace it is in.
      destination: destinationOf(tenant.cluster, tenant.cluster.control.releases),
      syncPolicy: ownPolicy({ automated: true, prune: !handsOver, syncOptions: [] }),
    },
  });
  return file;
}
