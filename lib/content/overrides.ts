import type { FleetSpec } from '../authored/fleet';
import type { VersionRef } from '../authored/sources/refs';
import { isMap, type Values } from '../authored/values';
import { mergeSettings, settingAt } from '../plan/values';
import { contentOf } from '.';

/** Where a component or a release is. */
export interface Whereabouts {
  readonly environment: string;
  /** @default - on any cluster of the environment */
  readonly cluster?: string;
}

/** A component or product, with what it says of what differs. */
interface Overridable {
  readonly overrides?: {
    readonly environments?: Readonly<Record<string, object | undefined>>;
    readonly clusters?: Readonly<Record<string, object | undefined>>;
  };
  readonly versions?: Readonly<Record<string, VersionRef>>;
}

/** What is stated again, and the keys under which that stands. */
interface Override {
  readonly keys: readonly string[];
  readonly given: object;
}

/** What counts there of what is stated again, lowest first. */
function overridesAt({ overrides = {} }: Overridable, { environment, cluster }: Whereabouts): Override[] {
  const found: Override[] = [];
  const ofEnvironment = overrides.environments?.[environment];
  const ofCluster = cluster === undefined ? undefined : overrides.clusters?.[cluster];
  if (ofEnvironment) found.push({ keys: ['overrides', 'environments', environment], given: ofEnvironment });
  if (ofCluster) found.push({ keys: ['overrides', 'clusters', cluster!], given: ofCluster });
  return found;
}

/** A component or product as it is there: with what differs by the environment over it, and over that what does by cluster. */
export function specAt<S extends object>(spec: S, where: Whereabouts): S {
  let found = spec;
  for (const { given } of overridesAt(spec, where)) found = over(found, given, where.environment);
  return found;
}

/** With a part of it stated again. */
function over<S extends object>(spec: S, part: object, environment: string): S {
  const { version, ...given } = part as { readonly version?: VersionRef };
  const { key, kind } = contentOf(spec);
  const merged = mergeSettings<Record<string, unknown>>(spec, given);
  const stated = (given as Readonly<Record<string, unknown>>)[key];
  if (isMap(stated)) {
    const displaced = Object.entries(kind.displaces ?? {}).filter(
      ([by, goes]) => by in stated && !(goes in stated),
    );
    const gone = displaced.map(([, goes]) => goes);
    merged[key] = Object.fromEntries(
      Object.entries(merged[key] as object).filter(([each]) => !gone.includes(each)),
    );
  }
  const { versions }: Overridable = spec;
  if (version !== undefined) merged.versions = { ...versions, [environment]: version };
  return merged as S;
}

/** The keys, below a component or product, of the statement that counts there. */
export function statedAt(spec: object, where: Whereabouts, ...keys: readonly string[]): string[] {
  const by = overridesAt(spec, where).findLast(({ given }) => settingAt(given as Values, keys) !== undefined);
  return [...(by?.keys ?? []), ...keys];
}

/** All that a component or product states again, each with what that makes of it where it counts. */
export function* overridesOf<S extends object>(
  spec: S,
  { clusters: known }: Pick<FleetSpec, 'clusters'>,
): Iterable<Override & { readonly spec: S; readonly where: Whereabouts }> {
  const { overrides: { environments = {}, clusters = {} } = {} }: Overridable = spec;
  const places: Whereabouts[] = [
    ...Object.keys(environments).map((environment) => ({ environment })),
    ...Object.keys(clusters).map((cluster) => ({
      environment: known[cluster]?.environment ?? '',
      cluster,
    })),
  ];
  for (const where of places) {
    const last = overridesAt(spec, where).at(-1);
    if (last) yield { ...last, spec: specAt(spec, where), where };
  }
}
