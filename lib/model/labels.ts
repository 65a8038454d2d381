import type { ReleasePlan, TenantPlan } from './plan';

export type Labels = Readonly<Record<string, string>>;

const DOMAIN = 'ringfleet.io';

/** On every object: which program wrote it. */
export const managedBy: Labels = { 'app.kubernetes.io/managed-by': 'ringfleet' };

export function componentLabels(component: string): Labels {
  return { ...managedBy, [`${DOMAIN}/component`]: component };
}

export function customerLabels(customer: string): Labels {
  return { ...managedBy, [`${DOMAIN}/customer`]: customer };
}

/** Whom an object belongs to. Labels may change (the ring does); names may not. */
export function tenantLabels(tenant: TenantPlan): Labels {
  return {
    ...customerLabels(tenant.customer),
    [`${DOMAIN}/tenant`]: tenant.name,
    [`${DOMAIN}/environment`]: tenant.environment.name,
    [`${DOMAIN}/ring`]: tenant.ring,
    [`${DOMAIN}/tier`]: tenant.tier.name,
  };
}

export function releaseLabels(tenant: TenantPlan, release: ReleasePlan): Labels {
  return { ...tenantLabels(tenant), [`${DOMAIN}/product`]: release.product.name };
}

/** Tells whoever looks at a release why it does not run its ring's version. */
export function holdAnnotations({ hold }: ReleasePlan): Labels {
  return hold ? { [`${DOMAIN}/held-until`]: hold.until, [`${DOMAIN}/held-because`]: hold.reason } : {};
}
