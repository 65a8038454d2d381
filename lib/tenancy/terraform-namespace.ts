import { ServiceAccount } from '../../imports/core';
import { Role } from '../../imports/rbac.authorization.k8s.io';
import type { PlainObject } from '../files';
import { TERRAFORM_RUNNER } from '../plan/names';
import type { ClusterSpec } from '../authored/cluster';
import type { Labels } from '../plan/labels';
import type { OwnTerraformPlan } from '../plan/tenant';
import { accountNamed, binding, mayWrite, roleBeside } from './binding';
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
const KEPT = [
  ['', 'secrets'],
  ['', 'configmaps'],
  ['coordination.k8s.io', 'leases'],
] as const;

/**
 * A namespace that one customer's Terraform has to itself, with an account that reaches nothing outside of it: a plan is a
 * program, and what runs beside it it can read.
 */
export function terraformNamespace(props: TerraformNamespaceProps): PlainObject[] {
  const { own, cluster, controller, keep } = props;
  const metadata = { name: TERRAFORM_RUNNER.account, namespace: own.namespace, annotations: keep };
  return [
    guardedNamespace({
      name: own.namespace,
      podSecurity: 'restricted',
      mode: 'enforce',
      kubernetes: cluster.kubernetes,
      labels: own.metadata.labels,
      annotations: { ...own.metadata.annotations, ...keep },
    }),
    ServiceAccount({
      metadata: { ...metadata, annotations: { ...own.annotations, ...keep } },
      // The state is written with it.
      automountServiceAccountToken: true,
    }),
    Role({ metadata, rules: KEPT.map(([group, resource]) => mayWrite(group, resource)) }),
    binding(metadata, roleBeside(metadata.name), accountNamed(metadata)),
    ...runnerPolicies(own.namespace, cluster, { controller, keep }),
  ];
}
