import { error, warning, type Issue, type Location } from '../issues/issue';
import { tenantsOf, type Plan } from '../plan/fleet';
import { renamedComponents } from './components';
import { removals, type CustomerBefore, type Removal, type RemovedPart } from './removals';

export interface RemovalOptions {
  /** Names of customers, tenants, `<tenant>/<product>` or products that may go. */
  readonly remove: readonly string[];
  /** Of these, the names that are said for this run alone: those that let nothing go are told. */
  readonly said: readonly string[];
  /** Text of a file of the output before, by its path there. */
  readonly textBefore: (path: string) => string | undefined;
  readonly fleetFile: string;
  /** The command that people run to write the output; `--remove <name>` is added to it. */
  readonly command: string;
}

/**
 * Stops a run that takes tenants or releases away without being told to: a folder that a checkout left out looks like
 * customers that are gone, and the next sync deletes their workloads.
 *
 * @returns what is wrong, and what goes because it may
 */
export function removalIssues(
  plan: Plan,
  before: readonly CustomerBefore[],
  options: RemovalOptions,
): { readonly issues: Issue[]; readonly removed: string[] } {
  const all = removals(plan, before);
  const isPermitted = ({ permits }: RemovedPart) => permits.some((name) => options.remove.includes(name));
  const unjudged = before.filter(({ unreadable }) => unreadable !== undefined);
  const issues = idle(plan, [...namesIn(all), ...unjudged.map(({ name }) => name)], options.said);
  for (const customer of unjudged) {
    if (!options.remove.includes(customer.name)) issues.push(unknown(customer, options.command));
  }
  for (const removal of all) {
    const parts = removal.parts.filter((part) => !isPermitted(part));
    if (parts.length > 0) issues.push(stopped(plan, { ...removal, parts }, options));
  }
  const components = renamedComponents(plan, options.textBefore);
  for (const { cluster, name, what } of components) {
    if (options.remove.includes(`${cluster}/${name}`)) continue;
    const at = { file: options.fleetFile, path: `clusters.${cluster}.adopt.${name}` };
    issues.push(
      error(at, `would be removed: ${what}`, fix('put it back', [`${cluster}/${name}`], options.command)),
    );
  }
  const removed = all.flatMap(({ parts }) => parts.filter(isPermitted).map(({ what }) => what));
  return { issues, removed };
}

/** An issue for a customer whose index cannot be read: nobody can tell which of its tenants would go. */
function unknown({ name, unreadable }: CustomerBefore, command: string): Issue {
  const problem = `cannot be read, so that nobody can tell which tenants of ${name} would be removed`;
  const otherwise = 'bring back the one that was published';
  return error({ file: unreadable! }, problem, fix(otherwise, [name], command));
}

function stopped(plan: Plan, removal: Removal, { fleetFile, command }: RemovalOptions): Issue {
  const { customer, isTeam, plan: now, renamed, parts } = removal;
  const what = parts.map((part) => part.what).join('; ');
  if (now) {
    const names = parts.map((part) => nameFor(plan, part));
    return error(place(now.source, parts), `would be removed: ${what}`, fix('put it back', names, command));
  }
  const at = isTeam ? { file: fleetFile, path: 'teams' } : { file: `customers/${customer}` };
  if (renamed === undefined) {
    return error(
      at,
      `${isTeam ? 'team' : 'customer'} ${customer} would be removed: ${what}`,
      fix('put it back', [customer], command),
    );
  }
  const problem = `${customer} is now ${renamed}: a rename is a delete and a create: ${what}`;
  return error(at, problem, fix(`name it ${customer} again (its title may change)`, [customer], command));
}

function fix(otherwise: string, names: readonly string[], command: string): string {
  const all = [...new Set(names)];
  const typed = all.map((name) => `--remove ${name}`).join(' ');
  return `${otherwise}; where it is meant: ${command} ${typed} (or FLEET_REMOVE=${all.join(',')})`;
}

/** The name that permits the part to go. Where the product itself is gone, its name permits all its releases at once. */
function nameFor(plan: Plan, { kind, name }: RemovedPart): string {
  const product = kind === 'release' ? name.slice(name.indexOf('/') + 1) : undefined;
  return product !== undefined && plan.products.every((each) => each.name !== product) ? product : name;
}

function place(file: string, parts: readonly RemovedPart[]): Location {
  const kinds = new Set(parts.map(({ kind }) => kind));
  if (kinds.has('tenant') || kinds.has('names')) return { file, path: 'tenants' };
  return { file, path: kinds.has('release') ? 'products' : 'repository' };
}

/** Every name that permits one of the removals. */
function namesIn(all: readonly Removal[]): string[] {
  return all.flatMap(({ parts }) => parts.flatMap(({ permits }) => permits));
}

/** Warns of names that are permitted to go and are still there: people may believe that naming them removes them. */
function idle(plan: Plan, permitting: readonly string[], said: readonly string[]): Issue[] {
  const used = new Set(permitting);
  const there = new Map([
    ...plan.customers.map(({ name, source }) => [name, source] as const),
    ...tenantsOf(plan).map(({ name, source }) => [name, source] as const),
  ]);
  return said.flatMap((name) => {
    const file = there.get(name);
    if (file === undefined || used.has(name)) return [];
    const problem = `'${name}' is still there: --remove permits, and removes nothing by itself`;
    return [warning({ file }, problem, 'take it out of the customer, or delete its folder')];
  });
}
