import semver from 'semver';
import type { TransitionSpec } from '../../authored/rollout/transitions';
import { ordered } from '../rollout';

/** What a product's transitions say of a jump. Nobody having said anything is no permission. */
export type Jump =
  | { readonly kind: 'safe' }
  | { readonly kind: 'manual'; readonly steps: readonly string[] }
  | { readonly kind: 'blocked'; readonly reason: string; readonly through?: string }
  | { readonly kind: 'unknown'; readonly why: string };

/** A product, as far as its jumps are concerned. */
export interface Jumping {
  readonly transitions?: readonly TransitionSpec[] | undefined;
}

/**
 * Judges a jump by the first transition that fits. A prerelease is in a range that holds its release, but for one that is safe: that has
 * to name it. Source: npm, "semver", prerelease tags.
 *
 * @returns undefined where nothing jumps, or the product says nothing of jumps at all
 */
export function jumpOf({ transitions }: Jumping, from: string, to: string): Jump | undefined {
  if (!transitions || from === to) return undefined;
  const [was, is] = [ordered(from), ordered(to)];
  const odd = was === null ? from : is === null ? to : undefined;
  if (odd !== undefined) return { kind: 'unknown', why: `${odd} is no semantic version` };
  const found = transitions.find((each) => isIn(each, each.from, was!) && isIn(each, each.to, is!));
  if (!found) return { kind: 'unknown', why: 'no transition of the product is of these versions' };
  if (found.kind === 'safe') return { kind: 'safe' };
  if (found.kind === 'manual') return { kind: 'manual', steps: found.steps };
  const { reason, through } = found;
  return { kind: 'blocked', reason, ...(through !== undefined && { through }) };
}

/** Whether the jump is one that nobody may make. */
export function isBlocked(product: Jumping, from: string, to: string): boolean {
  return jumpOf(product, from, to)?.kind === 'blocked';
}

function isIn({ kind }: TransitionSpec, range: string, version: string): boolean {
  if (kind === 'safe') return semver.satisfies(version, range);
  const { major, minor, patch } = semver.parse(version)!;
  const includePrerelease = true;
  return [version, `${major}.${minor}.${patch}`].some((each) =>
    semver.satisfies(each, range, { includePrerelease }),
  );
}
