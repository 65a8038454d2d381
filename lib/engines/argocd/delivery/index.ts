import type { ArgocdCluster } from '../plan/cluster';
import type { ArgocdTenant } from '../plan/tenant';
import type { Construct } from 'constructs';
import { folder, ManifestFile } from '../../../files';
import { ROOTS } from '../../../plan/names';
import { componentNamespaces, ROOT_FOLDERS } from '../../delivery/component';
import type { DeliveryEngine } from '../../delivery/engine';
import { secretFiles } from '../../delivery/secret-files';
import { deliveryPart, FROM_CLUSTERS, releaserFiles, releasesNamespace } from '../../delivery/part';
import { KEPT_BY_ARGOCD } from './application';
import { bootstrapFiles } from './bootstrap';
import { component } from './component';
import { managedCluster, THERE } from './managed';
import { customerProjects } from './customer-projects';
import { secretsApplications, secretsProject } from './secrets';
import { repositoryApplication } from './repository';
import { deliverySets, releaseFields, tenantFields } from './sets';
import { releaseApplication, releaseManifests } from './release';
import { guardrailsApplication, tenantApplication } from './tenant';
import { terraform } from './terraform';

/** Argo CD, running on the cluster that it manages or on a hub. */
export const argocdDelivery: DeliveryEngine<ArgocdCluster, ArgocdTenant> = {
  keep: KEPT_BY_ARGOCD,
  showsValues: false,
  // The finalizer of the tenant's Application decides what goes with it.
  annotations: () => ({}),
  prepare(scope, cluster) {
    if (cluster.hub) {
      managedCluster(scope, cluster);
      return;
    }
    bootstrapFiles(scope, cluster);
    deliveryPart(
      scope,
      cluster,
      ROOTS.infrastructure,
      'Namespaces and Applications of components; the root of this name applies them.',
    );
    componentNamespaces(scope, cluster, ROOT_FOLDERS, { ...KEPT_BY_ARGOCD, ...FIRST });
    for (const plan of cluster.components) component(scope, cluster, plan);
    tenants(scope, cluster);
  },
  extensions: ({ hub }) => (hub ? THERE : ROOT_FOLDERS.infrastructure),
  admit: (scope, cluster, customer) => [
    ...customerProjects(scope, cluster, customer),
    ...secretsProject(scope, cluster, customer),
  ],
  terraform,
  deliver(scope, tenant) {
    const { sets, leavesToFleetSets } = tenant.cluster;
    const releases = leavesToFleetSets ? [] : tenant.releases;
    return [
      sets ? tenantFields(scope, tenant, sets) : tenantApplication(scope, tenant),
      ...(tenant.guardrailsThere === undefined
        ? []
        : [guardrailsApplication(scope, tenant, tenant.guardrailsThere)]),
      ...secretsApplications(scope, tenant),
      ...secretFiles(scope, tenant),
      ...repositoryApplication(scope, tenant),
      ...releases.flatMap((release) =>
        sets ? releaseFields(scope, tenant, release, sets) : [releaseApplication(scope, tenant, release)],
      ),
      ...tenant.releases.flatMap((release) => releaseManifests(scope, tenant, release)),
    ];
  },
};

/** Before any Application that goes into it. */
const FIRST = { 'argocd.argoproj.io/sync-wave': '-1' } as const;

/** A hub has the AppProjects of all customers, wherever their tenants are. */
function tenants(scope: Construct, cluster: ArgocdCluster): void {
  const { hostsTenants, manages } = cluster;
  if (!hostsTenants && !manages.some((each) => each.hostsTenants)) return;
  if (hostsTenants) {
    const files = folder(scope, `delivery/${ROOTS.tenants}`);
    releasesNamespace(new ManifestFile(files, 'namespace.yaml', FROM_CLUSTERS), cluster, KEPT_BY_ARGOCD);
    releaserFiles(scope, cluster, ROOTS.tenants);
  }
  if (cluster.sets) deliverySets(scope, cluster, cluster.sets);
  deliveryPart(
    scope,
    cluster,
    ROOTS.tenants,
    'AppProjects and the Applications of tenants; the root of this name applies them.',
  );
}
