import type { CustomerSpec } from '../../../authored/customer';
import { groupBy } from '../../../facts/group-by';
import { sortedByName } from '../../../facts/order';
import { placementsOf, type Placement } from '../../../facts/placements';
import { contentOf } from '../../../content';
import { chartFolder } from '../../adoption/folders';
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
  const placements = groupBy(placementsOf(spec), ({ environment }) => environment);
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
      ...sortedByName(environments).flatMap(({ name, tenant }): Layers => {
        const layer = {
          name: 'customer environment' as const,
          source: `${file} tenants.${name}.values.${product}`,
          file: layout.customerEnvironment(spec.name, product, name),
          values: tenant.values?.[product] ?? {},
        };
        const running = (placements.get(name) ?? []).filter((each) => runs(each, product));
        const apart = running.flatMap((placement): Layers => {
          const path = folderOf(placement, products.get(product));
          if (path === undefined) return [];
          const { tenant: of } = identityOf(by, spec, placement, product);
          return [
            { product, environment: name, tenant: of, layer: { ...layer, file: layout.adoptedValues(path) } },
          ];
        });
        const isShared = apart.length === 0 || apart.length < running.length;
        return [...apart, ...(isShared ? [{ product, environment: name, layer }] : [])];
      }),
    ]);
}

function runs({ spec }: Placement, product: string): boolean {
  return spec.products?.includes(product) !== false;
}

/** The folder that is stated of the release, where value files lie in it. */
function folderOf({ spec: { adopt } }: Placement, product: ProductPlan | undefined): string | undefined {
  const adopted = product && adopt?.[product.name];
  const { releases: form } = product ? contentOf(product.spec).kind : {};
  return adopted && form && chartFolder({ content: { form }, adopted });
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
    if (!runs(placement, product.name)) continue;
    const identity = identityOf(by, customer, placement, product.name);
    const { tenant, environment } = identity;
    const values = tenantValues(identity);
    if (!values) continue;
    const path = folderOf(placement, product);
    yield {
      product: product.name,
      environment,
      tenant,
      layer: {
        name: 'tenant',
        source: `${product.file} tenantValues`,
        file:
          path === undefined
            ? layout.tenantValues(customer.name, product.name, tenant)
            : layout.adoptedTenantValues(path),
        values,
      },
    };
  }
}
