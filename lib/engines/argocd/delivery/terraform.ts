import type { ArgocdCluster } from '../plan/cluster';
import type { Construct } from 'constructs';
import { AppProject } from '../../../../imports/argoproj.io';
import { folder, ManifestFile, type Leaf } from '../../../files';
import { ARGOCD_NAMESPACE, PLATFORM, ROOT_APPLICATIONS, ROOTS, TERRAFORM_RUNNER } from '../../../plan/names';
import { customerLabels } from '../../../plan/labels';
import { inRepository } from '../../../plan/layout';
import type {
  AppliedTerraformPlan,
  CustomerPlan,
  OwnTerraformPlan,
  TerraformPlan,
} from '../../../plan/tenant';
import { terraformNamespace } from '../../../tenancy';
import { application, KEPT_BY_ARGOCD, refreshedBy } from './application';
import { destinationOf } from './destination';
import { accounts, impersonated } from './projects/accounts';
import { editedIn } from '../../../plan/locate';

/**
 * A customer's Terraform, by a config management plugin. What the plugin makes goes to a namespace of the customer's own,
 * in a project that permits nothing else. Nothing is pruned and nothing put back, and by default nothing is automated at
 * all: a plan that nobody has seen may replace a database, and no later commit brings its data back. Without a finalizer,
 * for the same reason.
 */
export function terraform(scope: Construct, cluster: ArgocdCluster, customer: CustomerPlan): Leaf[] {
  const { terraform } = customer;
  const { appliedBy } = terraform ?? {};
  if (!terraform || !appliedBy) return [];
  const { own } = appliedBy;
  const file = (part: string, name: string) =>
    new ManifestFile(folder(scope, `delivery/${part}`), name, {
      source: editedIn(customer.source),
      labels: customerLabels(customer.name),
      about: { cluster: cluster.name },
    });
  const files: ManifestFile[] = [];
  if (!cluster.leavesToFleetSets) {
    const delivery = file(`${ROOTS.tenants}/${customer.name}`, 'terraform.yaml');
    terraformApplication(delivery, cluster, customer, terraform, appliedBy);
    files.push(delivery);
    if (own) {
      const permitted = file(`${ROOTS.tenants}/${customer.name}`, 'terraform-project.yaml');
      permitted.add(project(cluster, customer, terraform, own));
      files.push(permitted);
    }
  }
  if (own) {
    // On the cluster itself, where a hub has the rest.
    const namespace = cluster.hub
      ? file(`${ROOT_APPLICATIONS.cluster}/namespaces`, `${own.namespace}.yaml`)
      : file(`${ROOTS.tenants}/${customer.name}`, 'terraform-namespace.yaml');
    namespace.add(...terraformNamespace({ own, cluster: cluster.spec, keep: KEPT_BY_ARGOCD }));
    files.push(namespace);
  }
  return files;
}

function terraformApplication(
  file: ManifestFile,
  cluster: ArgocdCluster,
  { valuesIn }: CustomerPlan,
  { name, path }: TerraformPlan,
  { runner, namespace, own, approve }: AppliedTerraformPlan,
): void {
  application(file, {
    metadata: {
      name,
      namespace: ARGOCD_NAMESPACE,
      annotations: refreshedBy(valuesIn, [path]),
    },
    spec: {
      project: namespace === own?.namespace ? name : PLATFORM,
      source: {
        repoURL: valuesIn.url,
        targetRevision: valuesIn.branch,
        path: inRepository(valuesIn, path),
        plugin: { name: runner.plugin },
      },
      destination: destinationOf(cluster, namespace),
      ...(approve === 'auto' && {
        // Empty, which is not the same as none: it syncs by itself, and no more.
        syncPolicy: { automated: {} },
      }),
    },
  });
}

/** What a plugin makes of a customer's files is the customer's: it may not be applied with the rights of the platform. */
function project(
  cluster: ArgocdCluster,
  { spec, valuesIn }: CustomerPlan,
  { name }: TerraformPlan,
  { namespace }: OwnTerraformPlan,
) {
  return AppProject({
    metadata: { name, namespace: ARGOCD_NAMESPACE },
    spec: {
      description: `Terraform of ${spec.title}`,
      sourceRepos: [valuesIn.url],
      destinations: [destinationOf(cluster, namespace)],
      clusterResourceWhitelist: [],
      namespaceResourceWhitelist: ['ConfigMap', 'Secret'].map((kind) => ({ group: '', kind })),
      ...accounts(impersonated(cluster, namespace, `${namespace}:${TERRAFORM_RUNNER.account}`)),
    },
  });
}
