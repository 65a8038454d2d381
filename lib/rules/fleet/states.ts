import { error, warning, within, type Issue, type Location } from '../../issues/issue';
import { resolveStates, valuesOf, valueStateNames } from '../../plan/resolve/states';
import type { StatePlan } from '../../plan/source';
import type { FleetSpec } from '../../authored/fleet';
import type { CustomerInput } from '../../authored/specs';
import { suggest } from '../../issues/suggest';
import type { Rule } from '../rule';
import { unknown } from '../../issues/unknown';

/** Every state repository that is named is there, each has a place of its own, and every customer's values have one. */
export const stateRepositories: Rule = function* ({ specs: { fleet, fleetFile, customers } }) {
  const at = { file: fleetFile };
  const all = resolveStates(fleet);
  yield* references(fleet, all, at);
  yield* twice(fleet, all[0], at);
  yield* together(all, at);
  yield* mixed(fleet, at);
  yield* unused(fleet, at);
  for (const customer of customers) yield* withoutValues(fleet, customer);
};

function* references(fleet: FleetSpec, all: readonly StatePlan[], at: Location): Generator<Issue> {
  const names = all.map(({ name }) => name);
  const { values } = fleet;
  for (const [cluster, { state }] of Object.entries(fleet.clusters))
    if (state !== undefined)
      yield* unknown(within(at, 'clusters', cluster, 'state'), 'state repository', state, names);
  const place = within(at, 'values');
  if (typeof values === 'string') yield* unknown(place, 'state repository', values, names);
  if (typeof values !== 'object') return;
  for (const [kind, record = {}] of Object.entries<Readonly<Record<string, string>> | readonly string[]>(
    values,
  ))
    for (const [key, name] of Object.entries(record))
      yield* unknown(within(place, kind, key), 'state repository', name, names);
  for (const tier of Object.keys(values.tiers ?? {}))
    yield* unknown(within(place, 'tiers', tier), 'tier', tier, Object.keys(fleet.tiers));
}

function* twice({ states = {} }: FleetSpec, { name }: StatePlan, at: Location): Generator<Issue> {
  if (!Object.hasOwn(states, name)) return;
  const problem = `'${name}' is what the fleet's own state repository is called, too`;
  yield error(within(at, 'states', name), problem, 'rename it, or give state another name');
}

/** Who publishes one would remove what the other one holds. */
function* together(all: readonly StatePlan[], at: Location): Generator<Issue> {
  for (const [index, one] of all.entries())
    for (const other of all.slice(0, index)) {
      if (addressOf(one) !== addressOf(other) || !areNested(one.prefix, other.prefix)) continue;
      const where = other === all[0] ? 'state' : `states.${other.name}`;
      const problem = `its content lies where that of ${where} does: each would remove the other's`;
      const fix = 'give it a repository or a branch of its own, or both of them prefixes next to each other';
      yield error(within(at, 'states', one.name), problem, fix);
    }
}

function addressOf({ url, branch }: StatePlan): string {
  return JSON.stringify([url.replace(/\/?(\.git)?\/?$/, ''), branch]);
}

function areNested(one: string, other: string): boolean {
  const [outer, inner] = one.length < other.length ? [one, other] : [other, one];
  return outer === '' || outer === inner || inner.startsWith(`${outer}/`);
}

/** A repository for a tier or for a region holds no other's customers, and is among those of the hash once. */
function* mixed({ values }: FleetSpec, at: Location): Generator<Issue> {
  if (typeof values !== 'object') return;
  const { tiers = {}, regions = {}, hash = [] } = values;
  const holding = new Map(Object.entries(tiers).map(([tier, state]) => [state, `those of tier '${tier}'`]));
  const refused = function* (state: string, what: string, ...keys: readonly string[]): Generator<Issue> {
    const others = holding.get(state);
    if (others === undefined) return;
    const problem = `'${state}' would hold ${what} and ${others}`;
    yield error(within(at, 'values', ...keys), problem, 'give each a repository of its own');
  };
  for (const [region, state] of Object.entries(regions))
    yield* refused(state, `the customers of region '${region}'`, 'regions', region);
  for (const [region, state] of Object.entries(regions)) holding.set(state, `those of region '${region}'`);
  for (const [index, state] of hash.entries()) {
    yield* refused(state, 'customers by hash', 'hash', String(index));
    holding.set(state, 'customers by hash once more');
  }
}

function* unused({ states = {}, values, clusters }: FleetSpec, at: Location): Generator<Issue> {
  const named = new Set([
    ...valueStateNames({ values }),
    ...Object.values(clusters).map(({ state }) => state),
  ]);
  for (const name of Object.keys(states)) {
    if (named.has(name)) continue;
    yield warning(
      within(at, 'states', name),
      `nothing goes into the state repository '${name}'`,
      'name it under values or as the state of a cluster, or remove it',
    );
  }
}

function* withoutValues(fleet: FleetSpec, { spec, file }: CustomerInput): Generator<Issue> {
  const { values } = fleet;
  if (typeof values !== 'object' || valuesOf(fleet, spec) !== undefined) return;
  const by = Object.keys(values.regions ?? {}).length > 0 ? 'region' : 'tier';
  const known = Object.keys((by === 'region' ? values.regions : values.tiers) ?? {});
  yield error(
    { file, path: by },
    `no state repository holds values of ${by} '${spec[by]}'`,
    `name one under values of the fleet, or ${suggest(spec[by], known)}`,
  );
}
