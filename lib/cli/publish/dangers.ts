import type { Danger, DangerJudge } from '../../publish/danger';
import { namespacesThatGo } from '../../publish/namespaces';
import type { Comparison } from '../../publish/compare';
import type { Plan } from '../../plan/fleet';
import { customerIn } from '../../read';
import { removals, type CustomerBefore } from '../../removals/removals';

const OF_CUSTOMER = /^(customers\/([^/]+))\/index\.json$/;

/** What a publish of the plan would destroy: tenants and releases, in the words of `synth`, and namespaces besides. */
export function dangersOf(plan: Plan): DangerJudge {
  return async (all) => {
    const dangers = removals(plan, await customersBefore(all)).flatMap(({ customer, renamed, parts }) => {
      const why =
        renamed === undefined ? '' : `${customer} is now ${renamed}, a rename is a delete and a create: `;
      return parts.map(({ name, what, permits }): Danger => ({
        what: `${why}${what}`,
        permits: [...new Set([name, ...permits])],
      }));
    });
    const known = new Set(dangers.flatMap(({ permits }) => permits));
    const namespaces = await namespacesThatGo(all);
    return [...dangers, ...namespaces.filter(({ permits }) => !permits.some((name) => known.has(name)))];
  };
}

/** The customers of the state repositories; of those that nothing changes of, their names alone. */
async function customersBefore(all: readonly Comparison[]): Promise<CustomerBefore[]> {
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
