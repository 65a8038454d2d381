import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Labels } from '../plan/labels';
import type { NamespacePlan, TenantPlan } from '../plan/tenant';
import { RELEASER, secretsRole } from './workloads';

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
  if (secrets && secrets.applier.name !== namespace.applier.name) {
    const applier = new kplus.ServiceAccount(scope, 'secrets-account', {
      metadata: { ...secrets.applier, annotations: { ...annotations } },
      automountToken: false,
    });
    const name = secretsRole(scope, namespace.name, secrets.kind, annotations);
    bind(name, kplus.Role.fromRoleName(scope, 'secrets-role', name), applier, annotations);
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
  // Never kept: when a customer leaves, so does its access.
  const group = kplus.Group.fromName(scope, 'group', tenant.group);
  bind('customer-view', role('view'), group);
  if (tenant.environment.access === 'deploy') bind('customer-deploy', releaser, group);
}
