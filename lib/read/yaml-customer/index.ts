import { join } from 'node:path';
import { freeze } from '../../authored/define/freeze';
import { isMap, type Values } from '../../authored/values';
import { error, type Issue } from '../../issues/issue';
import { suggest } from '../../issues/suggest';
import { lstat } from '../links';
import { collected, type Reading } from '../reading';
import { readFile, type AuthoredFile } from './file';
import { METADATA, PRODUCTS } from '../../facts/customer-files';
import { valuesFiles, type ValuesFile } from './parts';

export { METADATA, PRODUCTS } from '../../facts/customer-files';
export { YamlPlaces } from './places';

/**
 * A customer that is written as a folder of YAML, as `defineCustomer` takes it; `undefined` where a file is at fault, which is
 * told. Whether it is a customer is for the plan to judge, as with one that a module exports.
 *
 * @param root folder of the program
 */
export function* readYamlCustomer(root: string, customer: string): Reading<unknown> {
  const { result, issues } = collected(readParts(root, `customers/${customer}`));
  yield* issues;
  return issues.length > 0 ? undefined : freeze(result);
}

/** Values of one product, as a file says them. */
interface Layer extends Omit<ValuesFile, 'file'> {
  readonly file: AuthoredFile;
}

function* readParts(root: string, folder: string): Reading<unknown> {
  const metadata = yield* readFile(root, `${folder}/${METADATA}`);
  const layers: Layer[] = [];
  for (const { file, ...of } of yield* valuesFiles(root, folder)) {
    const read = yield* readFile(root, file);
    if (read) layers.push({ ...of, file: read });
  }
  if (!lstat(join(root, folder, PRODUCTS))) {
    yield error(
      { file: folder },
      `has no ${PRODUCTS}`,
      'add one, with the list of its products, and tenants',
    );
    return undefined;
  }
  const running = yield* readFile(root, `${folder}/${PRODUCTS}`);
  if (!metadata || !running) return undefined;
  for (const key of ['products', 'tenants'])
    if (Object.hasOwn(metadata.data, key))
      yield error(metadata.at([key]), `'${key}' is not said here`, `move it to ${PRODUCTS}`);
  const subscribed = yield* subscriptionsIn(running);
  const tenants = yield* tenantsIn(running);
  yield* unclaimed(layers, subscribed, tenants);
  const of = (product: string, environment?: string) =>
    layers.find((each) => each.product === product && each.environment === environment)?.file.data;
  const given = subscribed.map((product) => [product, of(product) ?? {}]);
  const placed = Object.entries(tenants).map(([environment, tenant]) => {
    const values = subscribed.flatMap((product) => {
      const own = of(product, environment);
      return own ? [[product, own]] : [];
    });
    const isPlain = !isMap(tenant) || values.length === 0;
    return [environment, isPlain ? tenant : { ...tenant, values: Object.fromEntries(values) as Values }];
  });
  const isSaid = Object.hasOwn(running.data, 'tenants');
  return {
    ...metadata.data,
    products: Object.fromEntries(given) as Values,
    ...(isSaid && { tenants: Object.fromEntries(placed) as Values }),
  };
}

/** The products that the customer subscribes to. */
function* subscriptionsIn(running: AuthoredFile): Reading<string[]> {
  const { products } = running.data;
  for (const key of Object.keys(running.data))
    if (key !== 'products' && key !== 'tenants')
      yield error(running.at([key]), `'${key}' is unknown`, suggest(key, ['products', 'tenants']));
  if (!Array.isArray(products)) {
    const problem = products === undefined ? "'products' is missing" : "'products' is not a list";
    yield error(running.at(['products']), problem, 'list the products by name, [] where there is none');
    return [];
  }
  const names: string[] = [];
  for (const [index, name] of products.entries()) {
    const at = running.at(['products', String(index)]);
    if (typeof name !== 'string' || name === '')
      yield error(at, 'is not the name of a product', 'give its name');
    else if (names.includes(name)) yield error(at, `'${name}' is listed twice`, 'remove one');
    else names.push(name);
  }
  return names;
}

/** Where the customer runs, by environment; what is no map is for the plan to judge. */
function* tenantsIn(running: AuthoredFile): Reading<Values> {
  const { tenants } = running.data;
  if (tenants !== undefined && !isMap(tenants)) {
    yield error(
      running.at(['tenants']),
      "'tenants' is not a map",
      'give a map by environment, {} where there is none',
    );
    return {};
  }
  for (const [environment, tenant] of Object.entries(tenants ?? {}))
    if (isMap(tenant) && Object.hasOwn(tenant, 'values'))
      yield error(
        running.at(['tenants', environment, 'values']),
        "'values' is not said here",
        `move them to <product>/environments/${environment}.yaml`,
      );
  return tenants ?? {};
}

/** Files of values that nothing would come of. */
function* unclaimed(
  layers: readonly Layer[],
  subscribed: readonly string[],
  tenants: Values,
): Generator<Issue> {
  for (const { file, product, environment } of layers) {
    if (!subscribed.includes(product)) {
      const problem = `'${product}' is not among the products in ${PRODUCTS}`;
      yield error(
        file.at([]),
        problem,
        `list it there, or correct the folder: ${suggest(product, subscribed)}`,
      );
    } else if (environment !== undefined && !Object.hasOwn(tenants, environment)) {
      const problem = `'${environment}' is not among the tenants in ${PRODUCTS}`;
      yield error(file.at([]), problem, `correct the name: ${suggest(environment, Object.keys(tenants))}`);
    }
  }
}
