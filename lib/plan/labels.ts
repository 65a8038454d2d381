import type { HoldSpec } from '../authored/customer';

export type Labels = Readonly<Record<string, string>>;

const DOMAIN = 'ringfleet.io';

/** Made once: a key that is put together for every object costs more than the object. */
export const LABEL_KEYS = {
  admission: `${DOMAIN}/admission`,
  component: `${DOMAIN}/component`,
  customer: `${DOMAIN}/customer`,
  databases: `${DOMAIN}/databases`,
  environment: `${DOMAIN}/environment`,
  hosts: `${DOMAIN}/hosts`,
  product: `${DOMAIN}/product`,
  ring: `${DOMAIN}/ring`,
  tenant: `${DOMAIN}/tenant`,
  tier: `${DOMAIN}/tier`,
  windows: `${DOMAIN}/windows`,
} as const;

/** What admission policies select namespaces by, and the annotations with the hosts and databases of the releases there. */
export const ADMISSION = {
  tenant: LABEL_KEYS.tenant,
  mode: LABEL_KEYS.admission,
  hosts: LABEL_KEYS.hosts,
  databases: LABEL_KEYS.databases,
} as const;

/** On every object: which program wrote it. */
export const managedBy: Labels = { 'app.kubernetes.io/managed-by': 'ringfleet' };

export function componentLabels(component: string): Labels {
  return { ...managedBy, [LABEL_KEYS.component]: component };
}

export function customerLabels(customer: string): Labels {
  return { ...managedBy, [LABEL_KEYS.customer]: customer };
}

/** What every object of an environment's tenants has. */
export function environmentLabel(environment: string): Labels {
  return { [LABEL_KEYS.environment]: environment };
}

/** The parts of a tenant that its labels say. */
interface Labelled {
  readonly name: string;
  readonly customer: string;
  readonly environment: { readonly name: string };
  readonly ring: string;
  readonly tier: { readonly name: string };
}

/** Made once: nearly all objects of a tenant have the same. */
const known = new WeakMap<Labelled, Labels>();

/** Whom an object belongs to. Labels may change (the ring does); names may not. */
export function tenantLabels(tenant: Labelled): Labels {
  const labels = known.get(tenant) ?? {
    ...customerLabels(tenant.customer),
    [LABEL_KEYS.tenant]: tenant.name,
    [LABEL_KEYS.environment]: tenant.environment.name,
    [LABEL_KEYS.ring]: tenant.ring,
    [LABEL_KEYS.tier]: tenant.tier.name,
  };
  known.set(tenant, labels);
  return labels;
}

export function releaseLabels(
  tenant: Labelled,
  { product }: { readonly product: { readonly name: string } },
): Labels {
  return { ...tenantLabels(tenant), [LABEL_KEYS.product]: product.name };
}

/** Tells whoever looks at a release why it does not run its ring's version. */
export function holdAnnotations({ hold }: { readonly hold?: HoldSpec }): Labels {
  return hold ? { [`${DOMAIN}/held-until`]: hold.until, [`${DOMAIN}/held-because`]: hold.reason } : {};
}

type Named = readonly { readonly name: string }[];

/** Tells whoever looks at a release, and the health that Argo CD sees of it, that it may wait for a window, or the end of a freeze. */
export function windowAnnotations({
  times,
}: {
  readonly times: Record<'windows' | 'freezes', Named>;
}): Labels {
  const names = [...times.windows, ...times.freezes].map(({ name }) => name);
  return names.length > 0 ? { [LABEL_KEYS.windows]: names.join(', ') } : {};
}
