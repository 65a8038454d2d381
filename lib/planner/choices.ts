import { contents } from '../content';
import { hostedBy } from '../facts/hosted';
import { poolsOf } from '../facts/pools';
import type { FleetSpec } from '../authored/fleet';
import { isMap } from '../authored/values';

/** Where a spec names something of the fleet, and what there is; `*` is any key. */
export type Choices = readonly (readonly [
  pattern: string,
  names: (path: readonly string[]) => readonly string[],
])[];

/** What the fleet chooses from of its own, whatever was given for a fleet. */
export function fleetChoices(given: unknown): Choices {
  const environments: unknown = isMap(given) ? given['environments'] : undefined;
  const names = () => (isMap(environments) ? Object.keys(environments) : []);
  return [
    ['rings.*.environment', names],
    ['clusters.*.environment', names],
  ];
}

/** What customers choose from. */
export function customerChoices({ tiers, rings, clusters }: FleetSpec): Choices {
  const ringsOf = ([, environment]: readonly string[]) =>
    Object.keys(rings).filter((name) => rings[name]!.environment === environment);
  const clustersOf = ([, environment]: readonly string[]) =>
    Object.keys(clusters).filter((name) => hostedBy(clusters[name]!).includes(environment!));
  return [
    ['tier', () => Object.keys(tiers)],
    ['tenants.*.ring', ringsOf],
    ['tenants.*.pool', ([, environment]) => poolsOf({ clusters }, environment!)],
    ['tenants.*.sites.*.ring', ringsOf],
    ['tenants.*.cluster', clustersOf],
    ['tenants.*.sites.*.cluster', clustersOf],
  ];
}

/** What products choose from. */
export function productChoices({ repositories }: FleetSpec): Choices {
  return Object.keys(contents).map((kind) => [`${kind}.repository`, () => Object.keys(repositories)]);
}

/** What the place may hold; none where it names nothing of the fleet. */
export function choicesAt(choices: Choices, path: readonly string[]): readonly string[] {
  const found = choices.find(([pattern]) => {
    const keys = pattern.split('.');
    return keys.length === path.length && keys.every((key, index) => key === '*' || key === path[index]);
  });
  return found?.[1](path) ?? [];
}
