import { join } from 'node:path';
import { error, type Issue } from '../issues/issue';
import { freeze } from '../authored/define/freeze';
import { isMap } from '../authored/values';
import type { FleetSpec } from '../authored/fleet';
import type { ProductSpec } from '../authored/product';
import { loadModule } from './module';

/** A fleet, and the products that it delivers. */
export interface CatalogueData {
  readonly fleet: FleetSpec;
  readonly products: readonly ProductSpec[];
}

/** Where a fleet is put together. */
export const FLEET_FILE = 'fleet/fleet.ts';

/** How the module ends. */
const ENDING =
  'export default catalogue; where catalogue is defineCatalogue([ … ]) of the fleet over all products';

/**
 * The catalogue, given or the default export of a module; or issues, where it is none. Whether its fleet and products
 * are sound is for the plan to judge.
 *
 * @param root folder of the program
 */
export function loadCatalogue(
  root: string,
  given: string | CatalogueData,
):
  | {
      readonly catalogue: CatalogueData;
      /** Warnings about what the module did while it loaded. */ readonly warnings: readonly Issue[];
    }
  | { readonly issues: readonly Issue[] } {
  if (typeof given !== 'string') return { catalogue: freeze(given), warnings: [] };
  const loaded = loadModule(join(root, given), root, ENDING);
  if ('issue' in loaded) return { issues: [ofFleet(loaded.issue)] };
  const { value, warnings } = loaded;
  const issues = [...faultsOf(value, given)];
  return issues.length > 0 ? { issues } : { catalogue: value as CatalogueData, warnings };
}

/** A place in the fleet is looked for where the fleet is put together. */
function ofFleet(issue: Issue): Issue {
  const { path, line } = issue.at;
  return line === undefined && path?.startsWith('fleet.')
    ? { ...issue, at: { file: FLEET_FILE, path: path.slice('fleet.'.length) } }
    : issue;
}

function* faultsOf(value: unknown, file: string): Generator<Issue> {
  const fix = `end the file with: ${ENDING}`;
  if (!isMap(value) || !isMap(value['fleet']) || !Array.isArray(value['products'])) {
    yield error({ file }, 'exports no catalogue, which is a map with fleet and products', fix);
    return;
  }
  for (const [index, product] of value['products'].entries()) {
    if (isMap(product) && typeof product['name'] === 'string') continue;
    const problem = `number ${index + 1} of the products is none: it has no name`;
    yield error({ file }, problem, 'give the default export of a product.ts, which is defineProduct({ … })');
  }
}
