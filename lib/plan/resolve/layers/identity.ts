import type { CustomerSpec } from '../../../authored/customer';
import type { FleetSpec } from '../../../authored/fleet';
import type { Naming } from '../../../authored/naming';
import type { ReleaseIdentity } from '../../../content/release';
import { axesOf, regionOf, type Placement } from '../../../facts/placements';

/** What gives tenants their names. */
export interface Named {
  readonly fleet: FleetSpec;
  readonly naming: Naming;
}

export function tenantName({ naming }: Named, customer: CustomerSpec, placement: Placement): string {
  const { environment, site } = placement;
  return naming.tenant({ customer: customer.name, environment, ...(site !== undefined && { site }) });
}

/** What a release is, whatever its values and its version: told to functions of its product. */
export function identityOf(
  by: Named,
  customer: CustomerSpec,
  placement: Placement,
  product: string,
): ReleaseIdentity {
  const { fleet, naming } = by;
  const { environment, site, spec } = placement;
  const tenant = tenantName(by, customer, placement);
  const adopted = spec.adopt?.[product];
  return {
    name: adopted?.releaseName ?? adopted?.name ?? naming.release(tenant, product),
    namespace:
      adopted?.namespace ?? naming.namespace(tenant, fleet.namespacePer === 'release' ? product : undefined),
    product,
    customer: customer.name,
    tenant,
    environment,
    ...(site !== undefined && { site }),
    region: regionOf(fleet, customer, placement),
    axes: axesOf(fleet, customer, placement),
    ring: spec.ring,
    tier: customer.tier,
    cluster: spec.cluster,
  };
}
