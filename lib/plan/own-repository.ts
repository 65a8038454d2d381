import type { NamespacePlan, OwnRepositoryPlan, TenantPlan } from './tenant';

/** A tenant's own repository, and the namespace that it is applied in. */
export interface AppliedRepository extends OwnRepositoryPlan {
  readonly namespace: NamespacePlan;
}

/** The tenant's own repository; `undefined` where its owner has none. */
export function ownRepositoryOf({
  namespaces,
}: Pick<TenantPlan, 'namespaces'>): AppliedRepository | undefined {
  const namespace = namespaces.find(({ repository }) => repository);
  return namespace?.repository && { ...namespace.repository, namespace };
}
