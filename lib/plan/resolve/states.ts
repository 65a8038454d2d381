import { spread, STATE_SOURCE } from '../../authored/naming';
import type { StatePlan } from '../source';
import type { ClusterSpec } from '../../authored/cluster';
import type { CustomerSpec } from '../../authored/customer';
import type { FleetSpec } from '../../authored/fleet';
import type { StateRepository } from '../../authored/repository';
import { sortedByName } from '../../facts/order';

/** The fleet's own state repository, then the others by name. */
export function resolveStates({ state, states = {} }: FleetSpec): [StatePlan, ...StatePlan[]] {
  const several = Object.keys(states).length > 0;
  const resolved = (name: string, spec: StateRepository): StatePlan => {
    return { ...spec, prefix: spec.prefix ?? '', name, folder: several ? name : '' };
  };
  return [
    resolved(state.name ?? STATE_SOURCE, state),
    ...sortedByName(Object.entries(states).map(([name, spec]) => resolved(name, spec))),
  ];
}

/** The state repository of the name; the fleet's own where none is named, or none has the name. */
export function stateNamed(states: readonly StatePlan[], name: string | undefined): StatePlan {
  return states.find((state) => state.name === name) ?? states[0]!;
}

/** The state repository that holds a cluster's folder. */
export function stateOfCluster(states: readonly StatePlan[], { state }: ClusterSpec): StatePlan {
  return stateNamed(states, state);
}

/** Name of the state repository with a customer's values; `undefined` where no setting reaches it. */
export function valuesOf(
  { values }: FleetSpec,
  { name, tier, region }: Pick<CustomerSpec, 'name' | 'tier' | 'region'>,
): string | undefined {
  if (typeof values !== 'object') return values;
  const { tiers = {}, regions = {}, hash = [] } = values;
  if (Object.hasOwn(tiers, tier)) return tiers[tier];
  return Object.hasOwn(regions, region) ? regions[region] : spread(name, hash);
}

/** Names of the state repositories that hold values; `undefined` stands for the fleet's own. */
export function valueStateNames({ values }: Pick<FleetSpec, 'values'>): readonly (string | undefined)[] {
  if (typeof values !== 'object') return [values];
  const { tiers = {}, regions = {}, hash = [] } = values;
  return [...Object.values(tiers), ...Object.values(regions), ...hash];
}

/** The state repositories that hold values. */
export function valueStates(fleet: FleetSpec, states: readonly StatePlan[]): StatePlan[] {
  const holding = new Set(valueStateNames(fleet).map((name) => stateNamed(states, name)));
  return states.filter((state) => holding.has(state));
}
