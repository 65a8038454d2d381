import type { CustomerSpec } from '../../../authored/customer';
import { sortedByName } from '../../../facts/order';
import { placementsOf } from '../../../facts/placements';
import { layout } from '../../layout';
import type { ProductPlan } from '../../product';
import type { CustomerPlan } from '../../tenant';
import { identityOf, type Named } from './identity';

type Layers = CustomerPlan['layers'];

/** What the products make of a customer's tenants, and over it the customer's own: its values, and those of each environment. */
export function customerLayers(
  spec: CustomerSpec,
  file: string,
  products: ReadonlyMap<string, ProductPlan>,
  by: Named,
): Layers {
  const environments = Object.entries(spec.tenants).flatMap(([name, tenant]) =>
    tenant ? [{ name, tenant }] : [],
  );
  return Object.keys(spec.products)
    .sort()
    .flatMap((product) => [
      ...tenantLayers(spec, products.get(product), by),
      {
        product,
        layer: {
          name: 'customer' as const,
          source: `${file} products.${product}`,
          file: layout.customerValues(spec.name, product),
          values: spec.products[product]!,
        },
      },
      ...sortedByName(environments).map(({ name, tenant }) => ({
        product,
        environment: name,
        layer: {
          name: 'customer environment' as const,
          source: `${file} tenants.${name}.values.${product}`,
          file: layout.customerEnvironment(spec.name, product, name),
          values: tenant.values?.[product] ?? {},
        },
      })),
    ]);
}

/** One for each tenant that runs the product; none where the product makes nothing of tenants. */
function* tenantLayers(
  customer: CustomerSpec,
  product: ProductPlan | undefined,
  by: Named,
): Iterable<Layers[number]> {
  const { tenantValues } = product?.spec ?? {};
  if (!product || !tenantValues) return;
  for (const placement of placementsOf(customer)) {
    if (placement.spec.products?.includes(product.name) === false) continue;
    const identity = identityOf(by, customer, placement, product.name);
    const { tenant, environment } = identity;
    const values = tenantValues(identity);
    if (!values) continue;
    yield {
      product: product.name,
      environment,
      tenant,
      layer: {
        name: 'tenant',
        source: `${product.file} tenantValues`,
        file: layout.tenantValues(customer.name, product.name, tenant),
        values,
      },
    };
  }
}
