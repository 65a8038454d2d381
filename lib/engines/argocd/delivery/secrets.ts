import type { ArgocdCluster } from '../plan/cluster';
import type { ArgocdTenant } from '../plan/tenant';
import type { Construct } from 'constructs';
import { AppProject } from '../../../../imports/argoproj.io';
import { folder, ManifestFile, type Leaf } from '../../../files';
import { ARGOCD_NAMESPACE, secretsProjectOf } from '../../../plan/names';
import { customerLabels } from '../../../plan/labels';
import { tenantsAt } from '../plan/tenants-at';
import { ownPolicy } from '../plan/applications';
import type { CustomerPlan } from '../../../plan/tenant';
import { SEALED_SECRET } from '../../../tenancy';
import { fileOf } from '../../delivery/about';
import { projectSecretsRole } from './access';
import { application, finalizers, refreshedBy, stateFolderSource } from './application';
import { destinationOf } from './destination';
import { accounts, impersonated } from './projects/accounts';
import { leaving } from './projects/customer';
import { projectSettings } from './windows';
import { editedIn } from '../../../plan/locate';

/**
 * What applies a tenant's SealedSecrets, and nothing else. It is of the wave of the guard rails, and comes after them:
 * within a wave Argo CD goes kind by kind, and through its own kinds last. Guard rails that are an Application themselves, on a
 * hub, are of the wave before. It syncs by itself where releases wait for a person. Source: Argo CD, "Sync Phases and Waves".
 */
export function secretsApplications(scope: Construct, tenant: ArgocdTenant): Leaf[] {
  if (tenant.secrets.length === 0) return [];
  const { cluster } = tenant;
  const file = new ManifestFile(folder(scope, `tenants/${tenant.name}`), 'secrets.yaml', fileOf(tenant));
  for (const { name, namespace, path } of tenant.secrets)
    application(file, {
      metadata: {
        name,
        namespace: ARGOCD_NAMESPACE,
        annotations: refreshedBy(cluster.state, [path]),
        ...finalizers(tenant),
      },
      spec: {
        project: secretsProjectOf(tenant.project),
        source: stateFolderSource(cluster.state, path),
        destination: destinationOf(cluster, namespace.name),
        syncPolicy: ownPolicy({ automated: true, prune: !cluster.handsOver, syncOptions: [] }),
      },
    });
  return [file];
}

/**
 * The AppProject of a customer's SealedSecrets: that kind, in its own namespaces. Apart from that of the releases, whose
 * charts may bring none. No window closes it: credentials are exchanged when they have to be.
 */
export function secretsProject(scope: Construct, cluster: ArgocdCluster, customer: CustomerPlan): Leaf[] {
  const tenants = tenantsAt(cluster, customer).filter(({ secrets }) => secrets.length > 0);
  if (tenants.length === 0) return [];
  const name = secretsProjectOf(customer.project);
  const { signatureKeys = [] } = cluster.argocd.projects.platform;
  const file = new ManifestFile(folder(scope, `delivery/tenants/${customer.name}`), 'secrets-project.yaml', {
    source: editedIn(customer.source),
    labels: customerLabels(customer.name),
    about: { cluster: cluster.name },
  });
  const project = AppProject({
    metadata: { name, namespace: ARGOCD_NAMESPACE, ...leaving(tenants) },
    spec: {
      description: `SealedSecrets of ${customer.spec.title}`,
      sourceRepos: [...new Set(tenants.map((tenant) => tenant.cluster.state.url))].sort(),
      destinations: tenants.flatMap((tenant) =>
        tenant.secrets.map(({ namespace }) => destinationOf(tenant.cluster, namespace.name)),
      ),
      clusterResourceWhitelist: [],
      namespaceResourceWhitelist: [{ group: SEALED_SECRET.group, kind: SEALED_SECRET.kind }],
      roles: [projectSecretsRole(name, customer.spec.group)],
      // They are in the state repository, as is what the platform's project holds.
      ...projectSettings({ signatureKeys }, []),
      ...accounts(
        tenants.flatMap((tenant) =>
          tenant.secrets.flatMap(({ namespace, applier }) =>
            impersonated(tenant.cluster, namespace.name, `${applier.namespace}:${applier.name}`),
          ),
        ),
      ),
    },
  });
  file.add(project);
  return [file];
}
