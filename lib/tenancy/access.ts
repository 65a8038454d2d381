import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Labels } from '../plan/labels';
import type { NamespacePlan, TenantPlan } from '../plan/tenant';
import { databasesOf } from '../recovery/databases';
import { DATABASES, RELEASER, secretsRole } from './workloads';

/**
 * The accounts, Roles and bindings of a namespace. The engine's ServiceAccount installs releases; where the engine has a
 * second one for the customer's Secrets, that one applies them; and where it has one for a repository of the customer's own, it. The customer's group reads, or deploys where the environment
 * permits it. Source: Kubernetes, "Using RBAC Authorization".
 *
 * @param annotations of the account and its binding, without which an engine could not even uninstall
 */
export function access(
  scope: Construct,
  tenant: TenantPlan,
  namespace: NamespacePlan,
  annotations: Labels,
): void {
  const role = (name: string) => kplus.ClusterRole.fromClusterRoleName(scope, `role-${name}`, name);
  const bind = (
    name: string,
    to: kplus.IClusterRole | kplus.IRole,
    subject: kplus.ISubject,
    kept: Labels = {},
  ) =>
    new kplus.RoleBinding(scope, name, {
      metadata: { name, namespace: namespace.name, annotations: { ...kept } },
      role: to,
    }).addSubjects(subject);

  const account = new kplus.ServiceAccount(scope, 'account', {
    metadata: { ...namespace.applier, annotations: { ...annotations } },
    automountToken: false,
  });
  const secrets = tenant.secrets.find((each) => each.namespace.name === namespace.name);
  const hasApplier = secrets && secrets.applier.name !== namespace.applier.name;
  const recorders = recordersIn(tenant, namespace);
  if (hasApplier || recorders.length > 0) {
    const name = secretsRole(scope, namespace.name, hasApplier ? secrets.kind : 'Secret', annotations);
    const rights = kplus.Role.fromRoleName(scope, 'secrets-role', name);
    if (hasApplier) {
      const applier = new kplus.ServiceAccount(scope, 'secrets-account', {
        metadata: { ...secrets.applier, annotations: { ...annotations } },
        automountToken: false,
      });
      bind(name, rights, applier, annotations);
    }
    for (const { name: account, namespace: namespaceName } of recorders) {
      const recorder = kplus.ServiceAccount.fromServiceAccountName(scope, `recorder-${account}`, account, {
        namespaceName,
      });
      bind(`helm-${account}`, rights, recorder, annotations);
    }
  }
  const releaser = role(RELEASER);
  bind('releases', releaser, account, annotations);
  const { repository } = namespace;
  if (repository && repository.applier.namespace === namespace.name) {
    const applier = new kplus.ServiceAccount(scope, 'repository-account', {
      metadata: { ...repository.applier, annotations: { ...annotations } },
      automountToken: false,
    });
    bind('repository', releaser, applier, annotations);
  }
  if (databasesOf(tenant).some((database) => database.namespace === namespace.name))
    bind('databases', role(DATABASES), account, annotations);
  // Never kept: when a customer leaves, so does its access.
  const group = kplus.Group.fromName(scope, 'group', tenant.group);
  bind('customer-view', role('view'), group);
  if (tenant.environment.access === 'deploy') bind('customer-deploy', releaser, group);
}

/** Accounts of the tenant's other namespaces whose releases Helm keeps its records of here. */
function recordersIn({ releases }: TenantPlan, here: NamespacePlan): NamespacePlan['applier'][] {
  const elsewhere = releases.filter(
    ({ namespace, storageNamespace }) => storageNamespace === here.name && namespace.name !== here.name,
  );
  return [...new Map(elsewhere.map(({ namespace: { applier } }) => [applier.name, applier])).values()];
}
