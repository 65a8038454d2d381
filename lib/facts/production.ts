import type { FleetSpec } from '../authored/fleet';

/**
 * Whether an environment is one in which nothing is to change by itself: the last one in the order of promotion, and every one whose
 * releases a person syncs.
 */
export function isProduction({ environments }: FleetSpec, name: string): boolean {
  return Object.keys(environments).at(-1) === name || environments[name]?.automatedSync === false;
}
