import type { CustomerInput } from '../authored/specs';
import { sortIssues, type Issue } from '../issues/issue';
import { plan } from '../planner/plan';
import { loadCatalogue, located, read, type ReadOptions } from '../read';
import type { Known } from './timely';

/** How the fleet is planned, where it is not as its files say. */
export interface Planning extends Pick<ReadOptions, 'only' | 'texts'> {
  /** What customers are that are about to be changed. @default - what their files say */
  readonly changed?: (customer: CustomerInput) => CustomerInput;
  /** Customers beside those of the files. @default - none */
  readonly more?: readonly CustomerInput[];
}

/** Reads the fleet and plans it, with every rule. */
export function planned(
  {
    root,
    catalogue: given,
  }: { readonly root: string; readonly catalogue: string | ReadOptions['catalogue'] },
  outdir: string | undefined,
  { changed, more = [], ...how }: Planning = {},
): Known {
  const loaded = loadCatalogue(root, given);
  if ('issues' in loaded) return { issues: located(root, loaded.issues), rings: [] };
  const { specs, issues: unreadable } = read({
    root,
    catalogue: loaded.catalogue,
    ...(outdir !== undefined && { outdir }),
    ...how,
  });
  const own = changed ? specs.customers.map(changed) : specs.customers;
  const now = { ...specs, customers: [...own, ...more] };
  const { plan: found, refused = found, issues } = plan(now);
  const all = sortIssues(located(root, [...loaded.warnings, ...unreadable, ...issues]));
  const rings = specs.products.flatMap((product) => product.rings ?? []);
  const { fleet, fleetFile } = specs;
  return all.some(isError) || !found
    ? { issues: all, rings, refused }
    : { plan: found, issues: all, rings, fleet, fleetFile };
}

function isError({ severity }: Issue): boolean {
  return severity === 'error';
}
