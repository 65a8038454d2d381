import { RELEASE_ACCOUNT, REPOSITORY_ACCOUNT } from '../../plan/names';
import { type Policy } from './policy';

const SUBJECT = "dyn(request.operation == 'DELETE' ? oldObject : object)";

/** CEL: whether what asks is something of the tenant's: a pod of its namespace, or what installs its releases. */
const byTenant = (releases: string) =>
  `request.userInfo.?groups.orValue([]).exists(group, group in ['system:serviceaccounts:' + request.namespace, 'system:serviceaccounts:${releases}'])`;

/** An account that is beside what it applies, because Flux looks for it there, and the policy that guards it. */
interface Beside {
  readonly policy: string;
  readonly account: string;
  readonly does: string;
}

const APPLIES: Beside = {
  policy: 'tenant-accounts',
  account: REPOSITORY_ACCOUNT,
  does: 'applies the repository',
};
const INSTALLS: Beside = { policy: 'tenant-installers', account: RELEASE_ACCOUNT, does: 'installs releases' };

/**
 * Nothing that comes from an owner's repository changes the account that applies it, or runs as it. Sources: Flux, "Kustomization", "Service
 * Account reference"; Kubernetes, "Managing Service Accounts".
 *
 * @param releases namespace of the accounts that install releases
 */
export function repositoryAccounts(releases: string): Policy {
  return guarded(APPLIES, releases);
}

/** The same of the account that HelmReleases in a namespace of the tenant install with. */
export function installerAccounts(releases: string): Policy {
  return guarded(INSTALLS, releases);
}

function guarded({ policy, account, does }: Beside, releases: string): Policy {
  const isOther = (value: string) => `${value}.orValue('') != '${account}'`;
  return {
    name: policy,
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
        message: `a pod would run as ${account}, which ${does}: give it a ServiceAccount of its own`,
      },
      {
        expression: `variables.subject.kind != 'Secret' || request.operation == 'DELETE' || variables.subject.?type.orValue('') != 'kubernetes.io/service-account-token' || ${isOther("variables.subject.metadata.?annotations[?'kubernetes.io/service-account.name']")}`,
        message: `the Secret would hold a token of ${account}, which ${does}`,
      },
      {
        expression: `variables.subject.kind != 'ServiceAccount' || variables.subject.metadata.name != '${account}' || !${byTenant(releases)}`,
        message: `${account} is the platform's: leave it out, and name another ServiceAccount`,
      },
    ],
  };
}
