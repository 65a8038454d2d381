import { ServiceAccount } from '../../imports/core';
import type { PlainObject } from '../files';
import type { Labels } from '../plan/labels';
import type { NamespacePlan, TenantPlan } from '../plan/tenant';
import { databasesOf } from '../recovery/databases';
import { accountNamed, binding, clusterRole, groupNamed, roleBeside } from './binding';
import { DATABASES, RELEASER, secretsRole } from './workloads';

/**
 * The accounts, Roles and bindings of a namespace. A ServiceAccount of the engine's installs releases. A second one applies the
 * customer's Secrets, and a third the customer's own repository, where the engine has them. The customer's group reads, or deploys
 * where the environment permits it. Source: Kubernetes, "Using RBAC Authorization".
 *
 * @param annotations of the account and its binding, without which an engine could not even uninstall
 */
export function access(tenant: TenantPlan, namespace: NamespacePlan, annotations: Labels): PlainObject[] {
  const { applier, repository, installer } = namespace;
  const account = (named: typeof applier) =>
    ServiceAccount({ metadata: { ...named, annotations }, automountServiceAccountToken: false });
  const kept = (name: string) => ({ name, namespace: namespace.name, annotations });
  const releaser = clusterRole(RELEASER);
  const objects: PlainObject[] = [
    account(applier),
    ...secretsAccess(tenant, namespace, account, annotations),
    binding(kept('releases'), releaser, accountNamed(applier)),
  ];
  if (installer)
    objects.push(account(installer), binding(kept('installer'), releaser, accountNamed(installer)));
  if (repository && repository.applier.namespace === namespace.name)
    objects.push(
      account(repository.applier),
      binding(kept('repository'), releaser, accountNamed(repository.applier)),
    );
  const databases = clusterRole(DATABASES);
  const hasDatabases = databasesOf(tenant).some((database) => database.namespace === namespace.name);
  if (hasDatabases) objects.push(binding(kept('databases'), databases, accountNamed(applier)));
  if (hasDatabases && installer)
    objects.push(binding(kept('installer-databases'), databases, accountNamed(installer)));
  // Never kept: when a customer leaves, so does its access.
  const named = (name: string) => ({ name, namespace: namespace.name });
  const group = groupNamed(tenant.group);
  objects.push(binding(named('customer-view'), clusterRole('view'), group));
  if (tenant.environment.access === 'deploy')
    objects.push(binding(named('customer-deploy'), releaser, group));
  return objects;
}

/** What applies the customer's Secrets, and what keeps Helm's records here of releases that are elsewhere. */
function secretsAccess(
  tenant: TenantPlan,
  namespace: NamespacePlan,
  account: (named: NamespacePlan['applier']) => PlainObject,
  annotations: Labels,
): PlainObject[] {
  const secrets = tenant.secrets.find((each) => each.namespace.name === namespace.name);
  const applier = secrets && secrets.applier.name !== namespace.applier.name ? secrets.applier : undefined;
  const recorders = recordersIn(tenant, namespace);
  if (!applier && recorders.length === 0) return [];
  const role = secretsRole(namespace.name, applier ? secrets!.kind : 'Secret', annotations);
  const rights = roleBeside(role.metadata.name);
  const bound = (name: string, to: NamespacePlan['applier']) =>
    binding({ name, namespace: namespace.name, annotations }, rights, accountNamed(to));
  return [
    role,
    ...(applier ? [account(applier), bound(role.metadata.name, applier)] : []),
    ...recorders.map((each) => bound(`helm-${each.name}`, each)),
  ];
}

/** Accounts of the tenant's other namespaces whose releases Helm keeps its records of here. */
function recordersIn({ releases }: TenantPlan, here: NamespacePlan): NamespacePlan['applier'][] {
  const elsewhere = releases.filter(
    ({ namespace, storageNamespace }) => storageNamespace === here.name && namespace.name !== here.name,
  );
  return [...new Map(elsewhere.map(({ namespace: { applier } }) => [applier.name, applier])).values()];
}
