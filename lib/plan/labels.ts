import type { HoldSpec } from '../authored/customer';

export type Labels = Readonly<Record<string, string>>;

const DOMAIN = 'ringfleet.io';

/** Made once: a key that is put together for every object costs more than the object. */
const KEYS = {
  admission: `${DOMAIN}/admission`,
  component: `${DOMAIN}/component`,
  customer: `${DOMAIN}/customer`,
  environment: `${DOMAIN}/environment`,
  hosts: `${DOMAIN}/hosts`,
  product: `${DOMAIN}/product`,
  ring: `${DOMAIN}/ring`,
  tenant: `${DOMAIN}/tenant`,
  tier: `${DOMAIN}/tier`,
} as const;

/** What admission policies select namespaces by, and the annotation with the hosts that releases there claim. */
export const ADMISSION = { tenant: KEYS.tenant, mode: KEYS.admission, hosts: KEYS.hosts } as const;

/** The label that says which ring an object is in. */
export const RING_LABEL = KEYS.ring;

/** On every object: which program wrote it. */
export const managedBy: Labels = { 'app.kubernetes.io/managed-by': 'ringfleet' };

export function componentLabels(component: string): Labels {
  return { ...managedBy, [KEYS.component]: component };
}

export function customerLabels(customer: string): Labels {
  return { ...managedBy, [KEYS.customer]: customer };
}

/** What every object of an environment's tenants has. */
export function environmentLabel(environment: string): Labels {
  return { [KEYS.environment]: environment };
}

/** Labels of the Applications of tenants and releases, by the lists that select by them. */
const SELECTABLE = {
  customers: KEYS.customer,
  environments: KEYS.environment,
  products: KEYS.product,
  rings: KEYS.ring,
  tiers: KEYS.tier,
} as const;

/** What selects Applications whose labels are in one of each list. Source: Kubernetes, "Labels and Selectors". */
export function selectorOf(scope: { readonly [K in keyof typeof SELECTABLE]?: readonly string[] }): string {
  return (Object.keys(SELECTABLE) as (keyof typeof SELECTABLE)[])
    .flatMap((key) => (scope[key] ? [`${SELECTABLE[key]} in (${[...scope[key]].sort().join(', ')})`] : []))
    .join(', ');
}

/** The parts of a tenant that its labels say. */
interface Labelled {
  readonly name: string;
  readonly customer: string;
  readonly environment: { readonly name: string };
  readonly ring: string;
  readonly tier: { readonly name: string };
}

/** Whom an object belongs to. Labels may change (the ring does); names may not. */
export function tenantLabels(tenant: Labelled): Labels {
  return {
    ...customerLabels(tenant.customer),
    [KEYS.tenant]: tenant.name,
    [KEYS.environment]: tenant.environment.name,
    [KEYS.ring]: tenant.ring,
    [KEYS.tier]: tenant.tier.name,
  };
}

export function releaseLabels(
  tenant: Labelled,
  { product }: { readonly product: { readonly name: string } },
): Labels {
  return { ...tenantLabels(tenant), [KEYS.product]: product.name };
}

/** Labels that the releases of a product in one ring have, and no others. */
export function followedLabels(product: string, ring: string): Labels {
  return { ...managedBy, [KEYS.product]: product, [KEYS.ring]: ring };
}

/** Tells whoever looks at a release why it does not run its ring's version. */
export function holdAnnotations({ hold }: { readonly hold?: HoldSpec }): Labels {
  return hold ? { [`${DOMAIN}/held-until`]: hold.until, [`${DOMAIN}/held-because`]: hold.reason } : {};
}
