import { REPOSITORY_ACCOUNT } from '../../plan/names';
import { type Policy } from './policy';

const SUBJECT = "dyn(request.operation == 'DELETE' ? oldObject : object)";

/** CEL: whether what asks is something of the tenant's: a pod of its namespace, or what installs its releases. */
const byTenant = (releases: string) =>
  `request.userInfo.?groups.orValue([]).exists(group, group in ['system:serviceaccounts:' + request.namespace, 'system:serviceaccounts:${releases}'])`;

/**
 * The account that applies an owner's repository is beside what it applies, because Flux looks for it there. Nothing that comes from the
 * repository changes it or runs as it. Sources: Flux, "Kustomization", "Service Account reference"; Kubernetes, "Managing Service Accounts".
 *
 * @param releases namespace of the accounts that install releases
 */
export function repositoryAccounts(releases: string): Policy {
  const isOther = (value: string) => `${value}.orValue('') != '${REPOSITORY_ACCOUNT}'`;
  return {
    name: 'tenant-accounts',
    resources: {
      '': ['pods', 'secrets', 'serviceaccounts'],
      apps: ['daemonsets', 'deployments', 'statefulsets'],
      batch: ['cronjobs', 'jobs'],
    },
    operations: ['CREATE', 'UPDATE', 'DELETE'],
    variables: {
      subject: SUBJECT,
      spec: 'variables.subject.?spec.orValue({})',
      pod: 'variables.spec.?jobTemplate.?spec.orValue(variables.spec).?template.?spec.orValue(variables.spec)',
    },
    validations: [
      {
        expression: `request.operation == 'DELETE' || ${isOther('variables.pod.?serviceAccountName')}`,
        message: `a pod would run as ${REPOSITORY_ACCOUNT}, which applies the repository: give it a ServiceAccount of its own`,
      },
      {
        expression: `variables.subject.kind != 'Secret' || request.operation == 'DELETE' || variables.subject.?type.orValue('') != 'kubernetes.io/service-account-token' || ${isOther("variables.subject.metadata.?annotations[?'kubernetes.io/service-account.name']")}`,
        message: `the Secret would hold a token of ${REPOSITORY_ACCOUNT}, which applies the repository`,
      },
      {
        expression: `variables.subject.kind != 'ServiceAccount' || variables.subject.metadata.name != '${REPOSITORY_ACCOUNT}' || !${byTenant(releases)}`,
        message: `${REPOSITORY_ACCOUNT} is the platform's: leave it out, and name another ServiceAccount`,
      },
    ],
  };
}
