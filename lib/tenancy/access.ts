import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { NamespacePlan, TenantPlan } from '../model';

const { ApiResource } = kplus;
const custom = (apiGroup: string, resourceType: string) => ApiResource.custom({ apiGroup, resourceType });

const READ = ['get', 'list', 'watch'];
const WRITE = [...READ, 'create', 'update', 'patch', 'delete', 'deletecollection'];

/** What a release may consist of. No guard rail is among it: no quota, no limits, no policy, no access. */
const WORKLOADS = [
  ApiResource.CONFIG_MAPS,
  ApiResource.SECRETS,
  ApiResource.SERVICES,
  ApiResource.SERVICE_ACCOUNTS,
  ApiResource.PERSISTENT_VOLUME_CLAIMS,
  ApiResource.DEPLOYMENTS,
  ApiResource.STATEFUL_SETS,
  ApiResource.DAEMON_SETS,
  ApiResource.JOBS,
  ApiResource.CRON_JOBS,
  ApiResource.HORIZONTAL_POD_AUTOSCALERS,
  ApiResource.POD_DISRUPTION_BUDGETS,
  ApiResource.INGRESSES,
  custom('cert-manager.io', 'certificates'),
  custom('external-secrets.io', 'externalsecrets'),
  custom('monitoring.coreos.com', 'podmonitors'),
  custom('monitoring.coreos.com', 'servicemonitors'),
];
/** What the engine reads to judge the health of a release. */
const OBSERVED = [
  ApiResource.PODS,
  ApiResource.REPLICA_SETS,
  ApiResource.EVENTS,
  ApiResource.ENDPOINT_SLICES,
  custom('', 'pods/log'),
];

/** The ClusterRole of whoever installs releases; it counts only in namespaces that bind it. */
const RELEASER = 'tenant-releaser';

/** The rights that a release may be installed with. The same for every tenant, so written once per cluster. */
export function releaserRole(scope: Construct): void {
  new kplus.ClusterRole(scope, RELEASER, {
    metadata: { name: RELEASER },
    rules: [
      ...WORKLOADS.map((endpoint) => ({ verbs: WRITE, endpoints: [endpoint] })),
      ...OBSERVED.map((endpoint) => ({ verbs: READ, endpoints: [endpoint] })),
    ],
  });
}

/**
 * Who may do what in a namespace: the engine's ServiceAccount installs releases; the customer's group reads, or
 * deploys where the environment lets it. Source: Kubernetes, "Using RBAC Authorization".
 */
export function access(scope: Construct, tenant: TenantPlan, namespace: NamespacePlan): void {
  const id = (name: string) => `${namespace.name}-${name}`;
  const role = (name: string) => kplus.ClusterRole.fromClusterRoleName(scope, id(`role-${name}`), name);
  const bind = (name: string, to: kplus.IClusterRole, subject: kplus.ISubject) =>
    new kplus.RoleBinding(scope, id(name), {
      metadata: { name, namespace: namespace.name },
      role: to,
    }).addSubjects(subject);

  const account = new kplus.ServiceAccount(scope, id('account'), {
    metadata: { ...namespace.applier },
    automountToken: false,
  });
  const releaser = role(RELEASER);
  bind('releases', releaser, account);
  const group = kplus.Group.fromName(scope, id('group'), tenant.group);
  bind('customer-view', role('view'), group);
  if (tenant.environment.access === 'deploy') bind('customer-deploy', releaser, group);
}
