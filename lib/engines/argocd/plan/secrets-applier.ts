import type { NamespacePlan } from '../../../plan/tenant';
import type { ArgocdCluster } from './cluster';

/**
 * The ServiceAccount that applies the Secrets of a namespace. Where Argo CD impersonates it is one of their own, bound to
 * SealedSecrets alone, because no release may bring any. No namespace has a dot in its name, so no other account has this one.
 */
export function secretsApplier(
  { impersonates }: ArgocdCluster,
  { name, applier }: NamespacePlan,
): NamespacePlan['applier'] {
  return impersonates ? { name: `${name}.secrets`, namespace: applier.namespace } : applier;
}
