import { HELM_RELEASE_NAME, shorten, type Naming } from 'ringfleet';

/** `customer-01-prod` and `product-a` as `customer-01-product-a-prod`: an environment's name has no dash. */
function perRelease(tenant: string, product: string): string {
  const end = tenant.lastIndexOf('-');
  return `${tenant.slice(0, end)}-${product}${tenant.slice(end)}`;
}

/** As the ApplicationSets name things: customer, product, environment. */
export const naming: Partial<Naming> = {
  namespace: (tenant, product) => (product === undefined ? tenant : perRelease(tenant, product)),
  release: (tenant, product) => shorten(perRelease(tenant, product), HELM_RELEASE_NAME),
};
