import type { OwnRepositorySpec } from '../authored/team/own-repository';
import type { GitSourcePlan } from './source';
import type { NamespacePlan, TenantPlan } from './tenant';

/** What of its owner's git repository a tenant has applied, with every default resolved. */
export interface OwnRepositoryPlan
  extends
    Required<Pick<OwnRepositorySpec, 'content' | 'path'>>,
    Pick<OwnRepositorySpec, 'ports' | 'peers' | 'needsApiServer'> {
  /** Of what applies it: an Application, or a GitRepository and Kustomizations. */
  readonly name: string;
  readonly source: GitSourcePlan;
  /** The ServiceAccount that it is applied with; bound in its namespace alone. */
  readonly applier: NamespacePlan['applier'];
  /** Host names that its Ingresses may have, which no other owner on the cluster may. */
  readonly hosts: readonly string[];
}

/** A tenant's own repository, and the namespace that it is applied in. */
export interface AppliedRepository extends OwnRepositoryPlan {
  readonly namespace: NamespacePlan;
}

/** The tenant's own repository; `undefined` where its owner has none. */
export function ownRepositoryOf({ namespaces }: Pick<TenantPlan, 'namespaces'>): AppliedRepository | undefined {
  const namespace = namespaces.find(({ repository }) => repository);
  return namespace?.repository && { ...namespace.repository, namespace };
}
