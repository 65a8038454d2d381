import { layout } from './layout';
import type { CustomerSpec } from '../authored/customer';
import type { Values } from '../authored/values';

/** A file of plain data in the content of a state repository. */
export interface FileData {
  readonly path: string;
  readonly values: Values;
}

/** What is said of a customer beside its values: who it is, and what it subscribes to. */
export function customerData(spec: CustomerSpec): {
  readonly metadata: FileData;
  readonly products: FileData;
} {
  const { name, title, tier, region, contact, group } = spec;
  const products = Object.keys(spec.products).sort();
  return {
    metadata: {
      path: layout.customerFile(name, 'metadata'),
      values: { name, title, tier, region, contact, group },
    },
    products: {
      path: layout.customerFile(name, 'products'),
      values: { products: products.map((product) => ({ name: product, enabled: true })) },
    },
  };
}
