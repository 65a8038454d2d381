import type { Danger, DangerJudge } from '../../publish/danger';
import type { FleetSpec } from '../../authored/fleet';
import { diffFindings, type DiffContext } from '../../diff';
import type { ChangedText } from '../../diff/changed-text';
import { asEntries, type DiffFinding } from '../../diff/finding';
import { plannedContext } from '../diff/context';
import { namespacesThatGo } from '../../publish/namespaces';
import type { StateComparison } from '../../publish/compare';
import type { Plan } from '../../plan/fleet';
import { customerIn } from '../../read';
import { removals, type CustomerBefore, type Removal } from '../../removals/removals';

const OF_CUSTOMER = /^(customers\/([^/]+))\/index\.json$/;

/**
 * What a publish of the plan would destroy: tenants and releases, in the words of `synth`; namespaces besides; and, in the words of `diff`,
 * what is deleted and made anew.
 */
export function dangersOf(plan: Plan, fleet: FleetSpec | undefined): DangerJudge {
  return async (all, allow) => {
    const removed = removals(plan, await customersBefore(all));
    const known = new Set(
      removed.flatMap(({ customer, parts }) => [customer, ...parts.flatMap(({ permits }) => permits)]),
    );
    const namespaces = await namespacesThatGo(all, allow);
    const isKnown = (permits: readonly string[]) => permits.some((name) => known.has(name));
    return [
      ...removed.flatMap((removal) => removalDangers(removal, allow)),
      // Those of a tenant go with it.
      ...namespaces.filter(({ permits }) => !isKnown(permits)),
      ...(await replacements(
        all,
        plannedContext(fleet, plan),
        (permits) => isKnown(permits) || permits.some((name) => allow.includes(name)),
      )),
    ];
  };
}

const NAMED = 5;

/** What is deleted and made anew of what stays; changes that are alike are one. */
async function replacements(
  all: readonly StateComparison[],
  context: DiffContext,
  isTold: (permits: readonly string[]) => boolean,
): Promise<Danger[]> {
  const findings: DiffFinding[] = [];
  for (const comparison of all) {
    // Where files only come, as at first, nothing is made anew, and they are many.
    if (comparison.removed.length === 0 && comparison.changed.every(({ isNew }) => isNew)) continue;
    for (const finding of diffFindings(await changedIn(comparison), context)) {
      const { what, verdict, subject, permits = [] } = finding;
      const isOwn = what !== 'customer' && what !== 'tenant';
      if (isOwn && (verdict.is === 'REPLACE' || verdict.is === 'BLOCKED') && !isTold([subject, ...permits]))
        findings.push(finding);
    }
  }
  return asEntries(findings, context).map(({ title, why, subjects, permits }) => {
    const more = subjects.length > NAMED ? ` and ${subjects.length - NAMED} more` : '';
    return {
      what: `${title}: ${why} (${subjects.slice(0, NAMED).join(', ')}${more})`,
      permits: [...new Set(permits.flat())],
    };
  });
}

/** The files that a publish changes, with both texts. */
async function changedIn({ changed, removed, textsBefore }: StateComparison): Promise<ChangedText[]> {
  const before = await textsBefore([
    ...changed.filter(({ isNew }) => !isNew).map(({ path }) => path),
    ...removed,
  ]);
  const was = (path: string) => (before.has(path) ? { before: before.get(path)! } : {});
  return [
    ...changed.map(({ path, content }) => ({ path, ...was(path), after: content.toString('utf8') })),
    ...removed.map((path) => ({ path, ...was(path) })),
  ];
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
