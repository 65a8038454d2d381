import type { Value } from '../../authored/values';
import type { ChangeClass, Verdict } from '../change-class';
import type { Hunk } from '../hunks';
import type { FleetObject } from '../objects';
import type { ChangedObject } from '../pairs';
import { asList, asMap } from '../plain';

/** Decides by the values what a change of a field means. */
export type Decides = (hunk: Hunk, pair: ChangedObject) => ChangeClass;

/** What a change of a field means. */
export type Means = ChangeClass | Decides;

/** Paths of fields, with `*` for any key, and all that is below them. */
export type FieldRule = readonly [paths: string | readonly string[], means: Means, why: string];

/** Everything that the changed files hold, by which what one object means may be judged. */
export interface Surroundings {
  /** By cluster and namespace. */
  readonly before: ReadonlyMap<string, readonly FleetObject[]>;
  readonly after: ReadonlyMap<string, readonly FleetObject[]>;
  /** Whether the place that an object is in is there since this change: nobody had it before. */
  readonly isNewPlace: (object: FleetObject) => boolean;
  /** Whether a namespace of that name comes with this change, or goes with it: what permits it permits nothing of what stays. */
  readonly comesOrGoes: (namespace: string) => boolean;
}

/** What changes of a kind of objects mean. */
export interface KindRules {
  /** The first that the path fits decides; a field that none names restarts workloads, as far as anybody knows. */
  readonly fields?: readonly FieldRule[];
  /** What all but the metadata comes to, taken together; where it says nothing, its fields are judged. */
  readonly whole?: (pair: ChangedObject, around: Surroundings) => Iterable<Verdict>;
  /** @default - what runs or holds data goes: DELETE */
  readonly removed?: (object: FleetObject, around: Surroundings) => Verdict;
  /** @default safe */
  readonly added?: (object: FleetObject, around: Surroundings) => Verdict;
}

export function verdict(is: ChangeClass, why: string): Verdict {
  return { is, why };
}

/**
 * Whether a change is of a field that the pattern names, or below one. What changed as a whole is of a field in it where that has
 * another value by it.
 */
export function fits(pattern: string, { path, from, to }: Hunk): boolean {
  const keys = pattern.split('.');
  if (!keys.every((key, index) => index >= path.length || key === '*' || key === path[index])) return false;
  const rest = keys.slice(path.length);
  return rest.length === 0 || JSON.stringify(valuesAt(from, rest)) !== JSON.stringify(valuesAt(to, rest));
}

/** What a value has at a path, with `*` for any key and any item; sorted, as items may change their places. */
function valuesAt(value: Value | undefined, [key, ...rest]: readonly string[]): string[] {
  if (value === undefined) return [];
  if (key === undefined) return [JSON.stringify(value)];
  const below = key === '*' ? [...asList(value), ...Object.values(asMap(value))] : [asMap(value)[key]];
  return below.flatMap((each) => valuesAt(each, rest)).sort();
}
