import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { TERRAFORM_RUNNER } from '../plan/names';
import type { ClusterSpec } from '../authored/cluster';
import type { Labels } from '../plan/labels';
import type { OwnTerraformPlan } from '../plan/tenant';
import { guardedNamespace } from './namespace';
import { runnerPolicies } from './network-policies';

export interface TerraformNamespaceProps {
  readonly own: OwnTerraformPlan;
  readonly cluster: ClusterSpec;
  /**
   * Namespace of the controller that runs pods here, and talks to them.
   *
   * @default - no pod runs here
   */
  readonly controller?: string;
  /**
   * Tells the engine never to prune an object. The state is in the namespace; and without account, source and traffic the
   * controller could not let go of what is deleted.
   */
  readonly keep: Labels;
}

/** Resources in which Terraform keeps things in the namespace: state, plans and its lock. Source: Terraform, "Backend Type: kubernetes". */
const KEPT = [kplus.ApiResource.SECRETS, kplus.ApiResource.CONFIG_MAPS, kplus.ApiResource.LEASES];

/**
 * A namespace that one customer's Terraform has to itself, with an account that reaches nothing outside of it: a plan is a
 * program, and what runs beside it it can read.
 */
export function terraformNamespace(scope: Construct, props: TerraformNamespaceProps): void {
  const { own, cluster, controller, keep } = props;
  const metadata = {
    name: TERRAFORM_RUNNER.account,
    namespace: own.namespace,
    annotations: { ...keep },
  };
  guardedNamespace(scope, {
    name: own.namespace,
    podSecurity: 'restricted',
    mode: 'enforce',
    kubernetes: cluster.kubernetes,
    labels: own.metadata.labels,
    annotations: { ...own.metadata.annotations, ...keep },
  });
  const account = new kplus.ServiceAccount(scope, 'account', {
    metadata: { ...metadata, annotations: { ...own.annotations, ...keep } },
    // The state is written with it.
    automountToken: true,
  });
  const role = new kplus.Role(scope, 'role', {
    metadata,
    rules: [{ verbs: ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'], resources: KEPT }],
  });
  new kplus.RoleBinding(scope, 'binding', { metadata, role }).addSubjects(account);
  runnerPolicies(scope, own.namespace, cluster, { controller, keep });
}
