import { groupBy } from '../../facts/group-by';
import { error, warning, within, type Issue, type Location } from '../../issues/issue';
import { resolveStates, valuesOf, valueStateNames } from '../../plan/resolve/states';
import type { StatePlan } from '../../plan/source';
import type { FleetSpec } from '../../authored/fleet';
import type { CustomerInput } from '../../authored/specs';
import { suggest } from '../../issues/suggest';
import type { Rule } from '../rule';
import { unknown } from '../../issues/unknown';

/** Every state repository that is named is there, each has a place of its own, and every customer's values have one. */
export const states: Rule = ({ specs: { fleet, fleetFile, customers } }) => {
  const at = { file: fleetFile };
  const all = resolveStates(fleet);
  return [
    ...references(fleet, all, at),
    ...twice(fleet, all, at),
    ...together(all, at),
    ...mixed(fleet, at),
    ...unused(fleet, at),
    ...customers.flatMap((customer) => withoutValues(fleet, customer)),
  ];
};

function references(fleet: FleetSpec, all: readonly StatePlan[], at: Location): Issue[] {
  const names = all.map(({ name }) => name);
  const { values } = fleet;
  const judge = (where: Location, name: string | undefined): Issue[] =>
    name === undefined ? [] : unknown(where, 'state repository', name, names);
  const each = (kind: 'tiers' | 'regions', record: Readonly<Record<string, string>> = {}) =>
    Object.entries(record).flatMap(([key, name]) => judge(within(at, 'values', kind, key), name));
  return [
    ...Object.entries(fleet.clusters).flatMap(([cluster, { state }]) =>
      judge(within(at, 'clusters', cluster, 'state'), state),
    ),
    ...(typeof values === 'object'
      ? [
          ...each('tiers', values.tiers),
          ...each('regions', values.regions),
          ...Object.keys(values.tiers ?? {}).flatMap((name) =>
            unknown(within(at, 'values', 'tiers', name), 'tier', name, Object.keys(fleet.tiers)),
          ),
        ]
      : judge(within(at, 'values'), values)),
  ];
}

function twice({ states = {} }: FleetSpec, all: readonly StatePlan[], at: Location): Issue[] {
  const { name } = all[0]!;
  if (!Object.hasOwn(states, name)) return [];
  const problem = `'${name}' is what the fleet's own state repository is called, too`;
  return [error(within(at, 'states', name), problem, 'rename it, or give state another name')];
}

/** Who publishes one would remove what the other one holds. */
function together(all: readonly StatePlan[], at: Location): Issue[] {
  const own = all[0]!;
  return all.flatMap((one, index) =>
    all.slice(0, index).flatMap((other): Issue[] => {
      if (addressOf(one) !== addressOf(other) || !areNested(one.prefix, other.prefix)) return [];
      const where = other === own ? 'state' : `states.${other.name}`;
      const problem = `its content lies where that of ${where} does: each would remove the other's`;
      const fix = 'give it a repository or a branch of its own, or both of them prefixes next to each other';
      return [error(within(at, 'states', one.name), problem, fix)];
    }),
  );
}

function addressOf({ url, branch }: StatePlan): string {
  return JSON.stringify([url.replace(/\/?(\.git)?\/?$/, ''), branch]);
}

function areNested(one: string, other: string): boolean {
  const [outer, inner] = one.length < other.length ? [one, other] : [other, one];
  return outer === '' || outer === inner || inner.startsWith(`${outer}/`);
}

/** A repository for a tier or for a region holds no other's customers. */
function mixed({ values }: FleetSpec, at: Location): Issue[] {
  if (typeof values !== 'object') return [];
  const byState = groupBy(Object.entries(values.tiers ?? {}), ([, state]) => state);
  return Object.entries(values.regions ?? {}).flatMap(([region, state]): Issue[] => {
    const [tier] = byState.get(state) ?? [];
    if (!tier) return [];
    const problem = `'${state}' would hold the customers of region '${region}' and those of tier '${tier[0]}'`;
    return [error(within(at, 'values', 'regions', region), problem, 'give each a repository of its own')];
  });
}

function unused({ states = {}, values, clusters }: FleetSpec, at: Location): Issue[] {
  const named = new Set([
    ...valueStateNames({ values }),
    ...Object.values(clusters).map(({ state }) => state),
  ]);
  return Object.keys(states)
    .filter((name) => !named.has(name))
    .map((name) =>
      warning(
        within(at, 'states', name),
        `nothing goes into the state repository '${name}'`,
        'name it under values or as the state of a cluster, or remove it',
      ),
    );
}

function withoutValues(fleet: FleetSpec, { spec, file }: CustomerInput): Issue[] {
  const { values } = fleet;
  if (typeof values !== 'object' || valuesOf(fleet, spec) !== undefined) return [];
  const regions = Object.keys(values.regions ?? {});
  const byRegion = regions.length > 0;
  const problem = byRegion
    ? `no state repository holds values of region '${spec.region}'`
    : `no state repository holds values of tier '${spec.tier}'`;
  const fix = byRegion ? suggest(spec.region, regions) : suggest(spec.tier, Object.keys(values.tiers ?? {}));
  return [
    error(
      { file, path: byRegion ? 'region' : 'tier' },
      problem,
      `name one under values of the fleet, or ${fix}`,
    ),
  ];
}
