import type { Danger, DangerJudge } from '../../publish/danger';
import { namespacesThatGo } from '../../publish/namespaces';
import type { StateComparison } from '../../publish/compare';
import type { Plan } from '../../plan/fleet';
import { customerIn } from '../../read';
import { removals, type CustomerBefore, type Removal } from '../../removals/removals';

const OF_CUSTOMER = /^(customers\/([^/]+))\/index\.json$/;

/** What a publish of the plan would destroy: tenants and releases, in the words of `synth`, and namespaces besides. */
export function dangersOf(plan: Plan): DangerJudge {
  return async (all, allow) => {
    const removed = removals(plan, await customersBefore(all));
    const known = new Set(
      removed.flatMap(({ customer, parts }) => [customer, ...parts.flatMap(({ permits }) => permits)]),
    );
    const namespaces = await namespacesThatGo(all, allow);
    return [
      ...removed.flatMap((removal) => removalDangers(removal, allow)),
      // Those of a tenant go with it.
      ...namespaces.filter(({ permits }) => !permits.some((name) => known.has(name))),
    ];
  };
}

/** What goes of a customer, unless it may; all at once where the customer is gone as a whole. */
function removalDangers({ customer, plan, renamed, parts }: Removal, allow: readonly string[]): Danger[] {
  const left = parts.filter(({ permits }) => !permits.some((name) => allow.includes(name)));
  if (plan || left.length === 0)
    return left.map(({ name, what, permits }) => ({ what, permits: [...new Set([name, ...permits])] }));
  const why = renamed === undefined ? 'goes' : `is now ${renamed}, and a rename is a delete and a create`;
  return [{ what: `${customer} ${why}: ${left.map(({ what }) => what).join('; ')}`, permits: [customer] }];
}

/** The customers of the state repositories; of those that nothing changes of, their names alone. */
async function customersBefore(all: readonly StateComparison[]): Promise<CustomerBefore[]> {
  const found: CustomerBefore[] = [];
  for (const { listing, prefix, changed, removed, textsBefore } of all) {
    const below = prefix === '' ? '' : `${prefix}/`;
    const touched = new Set([...changed.map(({ path }) => path), ...removed]);
    const folders = new Map<string, string>();
    for (const path of listing.keys()) {
      const [, folder, name] = (path.startsWith(below) && OF_CUSTOMER.exec(path.slice(below.length))) || [];
      if (folder === undefined || name === undefined) continue;
      if (touched.has(`${folder}/index.json`)) folders.set(folder, name);
      else found.push({ name, tenants: [], metadata: () => undefined });
    }
    const texts = await textsBefore([...folders.keys()].flatMap((folder) => filesOf(folder)));
    for (const [folder, name] of folders) {
      const customer = customerIn(folder, (path) => texts.get(path));
      found.push(customer ?? { name, tenants: [], metadata: () => undefined });
    }
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function filesOf(folder: string): string[] {
  return [`${folder}/index.json`, `${folder}/metadata.yaml`];
}
