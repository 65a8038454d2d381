import type { ClusterPlan } from '../cluster';
import type { NamespacePlan } from '../tenant';

/**
 * The ServiceAccount that installs the releases of a namespace. It lies outside of that namespace: a release may
 * write ServiceAccounts, and must not get hold of this one.
 */
export function applierOf({ control }: ClusterPlan, namespace: string): NamespacePlan['applier'] {
  return { name: namespace, namespace: control.releases };
}

/**
 * The ServiceAccount that applies the Secrets of a namespace. Where Argo CD impersonates it is one of their own, bound to
 * SealedSecrets alone, because no release may bring any. No namespace has a dot in its name, so no other account has this one.
 */
export function secretsApplierOf(
  cluster: ClusterPlan,
  { name, applier }: NamespacePlan,
): NamespacePlan['applier'] {
  return cluster.impersonates ? { name: `${name}.secrets`, namespace: applier.namespace } : applier;
}
