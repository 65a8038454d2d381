import type { ArgocdRelease, ArgocdTenant } from '../plan/tenant';
import type { Construct } from 'constructs';
import { folder, ManifestFile, type Leaf } from '../../../files';
import { ARGOCD_NAMESPACE, ROOTS } from '../../../plan/names';
import { holdAnnotations } from '../../../plan/labels';
import { inRepository, layout } from '../../../plan/layout';
import { merge } from '../../../plan/values';
import { ownPolicy } from '../plan/applications';
import { fileOf } from '../../delivery/about';
import {
  application,
  chartSource,
  finalizers,
  inlineValues,
  PLATFORM,
  refreshedBy,
  stateFolderSource,
  type ApplicationProps,
  type ApplicationSource,
} from './application';
import { BESIDE_ARGOCD, destinationOf } from './destination';
import { imageAnnotations } from './images';

/** Name of the source that holds the value files. */
const VALUES = 'values';

/** Folders of the tenant's folder, with all that is below them. Source: Argo CD, "Directory", "Including/Excluding Files". */
const GUARD_RAILS = 'guardrails/*';
const SECRETS = 'secrets/*';
const BOTH = '{guardrails,secrets}/*';

/** Of guard rails that are an Application: their Secrets have no wave, either. */
const BEFORE_SECRETS = '-1';

/** Guard rails carry no wave, so 0; releases come after them, and after the releases that they depend on. */
const AFTER_GUARD_RAILS = 1;

/**
 * The tenant's one Application: guard rails, then the Applications of its releases. Where a hub manages the cluster, the
 * guard rails are an Application among those.
 */
export function tenantApplication(scope: Construct, tenant: ArgocdTenant): Leaf {
  const files = folder(scope, `delivery/${ROOTS.tenants}/${tenant.customer}`);
  const file = new ManifestFile(files, `${tenant.name}.yaml`, fileOf(tenant));
  application(file, 'tenant', ofTenant(tenant));
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
  application(file, 'guardrails', {
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

/** A release, in a file of its own. */
export function releaseApplication(scope: Construct, tenant: ArgocdTenant, release: ArgocdRelease): Leaf {
  const folderOfReleases = folder(scope, `tenants/${tenant.name}/releases`);
  const file = new ManifestFile(folderOfReleases, `${release.product.name}.yaml`, fileOf(tenant, release));
  application(file, 'release', ofRelease(tenant, release));
  return file;
}

/** What the Application of a release says: the chart, and the repository with its value files, lowest layer first. */
export function ofRelease(tenant: ArgocdTenant, release: ArgocdRelease): ApplicationProps {
  const state = tenant.valuesIn;
  const { chart: plan } = release.content;
  const layers = release.layers.flatMap(({ file }) => file ?? []);
  const inline = release.layers.filter(({ file }) => !file).map(({ values }) => values);
  const chart: ApplicationSource = {
    ...chartSource(plan),
    helm: {
      releaseName: release.name,
      valueFiles: layers.map((file) => `$${VALUES}/${inRepository(state, file)}`),
      ignoreMissingValueFiles: release.application.ignoreMissingValueFiles,
      ...inlineValues(merge(inline)),
    },
  };
  const values: ApplicationSource = { repoURL: state.url, targetRevision: state.branch, ref: VALUES };

  return {
    metadata: {
      name: release.name,
      namespace: ARGOCD_NAMESPACE,
      annotations: {
        ...refreshedBy(state, layers, plan.kind === 'git' ? [plan.path] : []),
        'argocd.argoproj.io/sync-wave': String(AFTER_GUARD_RAILS + release.depth),
        ...holdAnnotations(release),
        ...(release.followed && imageAnnotations(release.followed)),
      },
      ...finalizers(tenant, release.application),
    },
    spec: {
      project: tenant.project,
      sources: [chart, values],
      destination: destinationOf(tenant.cluster, release.namespace.name),
      ...release.application.spec,
    },
  };
}
