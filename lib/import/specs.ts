import { z } from 'zod';
import type { ProductSpec } from '../authored/product';
import type { ProductInput, RingsFile, Specs } from '../authored/specs';
import type { ImportedFleet, ImportedProduct } from './imported';

/** The same as the modules say it, for the plan. */
export function importedSpecs({ fleet, products, customers }: ImportedFleet): Specs {
  return {
    fleet,
    fleetFile: 'fleet/fleet.ts',
    products: products.map(productOf),
    customers: customers.map((spec) => ({ spec, file: `customers/${spec.name}/customer.ts` })),
  };
}

function productOf({ rings, version, ...product }: ImportedProduct): ProductInput {
  const { name } = product;
  const spec = {
    ...product,
    schema: z.looseObject({}),
    ...(version && { version: version === 'chart' ? version : { gitRef: (given: string) => given } }),
  } as unknown as ProductSpec;
  return { spec, file: `products/${name}/product.ts`, ...(rings && { rings: ringsOf(name, rings) }) };
}

function ringsOf(name: string, rings: Readonly<Record<string, string>>): RingsFile {
  const file = `products/${name}/rings.yaml`;
  return {
    file,
    entries: Object.fromEntries(Object.entries(rings).map(([ring, version]) => [ring, { version }])),
    locate: (ring, key) => ({ file, path: key === undefined ? ring : `${ring}.${key}` }),
    setter: () => undefined,
  };
}
