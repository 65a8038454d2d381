import { engineOf } from '../../engines';
import { writtenOf } from '../../content/forms';
import type { ReleasePlan, TenantPlan } from '../tenant';

/** The most objects that the guard rails of a namespace come to, with the namespace. */
export const GUARD_RAIL_OBJECTS = 20;

/** What a tenant takes of what its cluster and its operator hold. */
export interface Needs {
  /** Applications or Flux objects. */
  readonly load: number;
  readonly namespaces: number;
  readonly objects: number;
  /** Products whose objects nobody counts. */
  readonly uncounted: readonly string[];
}

export function needsOf(tenant: TenantPlan): Needs {
  const { cluster, namespaces, releases } = tenant;
  const found = releases.map((release) => [release.product.name, objectsOf(release)] as const);
  return {
    load: engineOf(cluster).load.ofTenant(tenant),
    namespaces: namespaces.length,
    objects: found.reduce((sum, [, count = 0]) => sum + count, namespaces.length * GUARD_RAIL_OBJECTS),
    uncounted: found.flatMap(([product, count]) => (count === undefined ? [product] : [])),
  };
}

/** As many as its product says, or as are written. */
function objectsOf({ product, content }: ReleasePlan): number | undefined {
  const { objects } = product.spec;
  if (objects !== undefined) return objects;
  return content.form === 'written' ? writtenOf(content)?.objects.length : undefined;
}
