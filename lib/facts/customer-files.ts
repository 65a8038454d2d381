/** The file that makes a folder of YAML a customer: who it is. */
export const METADATA = 'metadata.yaml';
/** What it has, and where that runs. */
export const PRODUCTS = 'products.yaml';
/** Of a product, in its folder. */
export const VALUES = 'values.yaml';
/** The folder beside it, with a file for each environment. */
export const ENVIRONMENTS = 'environments';

/** A place of a customer that is written as a folder: the file, and the path in it. */
export interface PartPlace {
  readonly file: string;
  readonly path: readonly string[];
}

/**
 * Which file may say what is at a path of a customer, the likeliest first: where that is not there, the next one lacks it.
 *
 * @param path as in `defineCustomer`, such as `tenants.prod.values.web.replicas`
 */
export function* partsOf(folder: string, path: readonly string[]): Iterable<PartPlace> {
  const [first, second = '', third, product, ...values] = path;
  const products = `${folder}/${PRODUCTS}`;
  if (first === 'products') {
    // The name alone is one of the list.
    if (path.length > 2) yield { file: `${folder}/${second}/${VALUES}`, path: path.slice(2) };
    yield { file: products, path };
  } else if (first === 'tenants') {
    if (third === 'values' && product !== undefined)
      yield { file: `${folder}/${product}/${ENVIRONMENTS}/${second}.yaml`, path: values };
    yield { file: products, path };
  } else yield { file: `${folder}/${METADATA}`, path };
}
