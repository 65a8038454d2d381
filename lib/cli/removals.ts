import { sortIssues } from '../issues/issue';
import { removalIssues, type CustomerBefore } from '../removals';
import type { Outcome } from '../planner/plan';
import { FLEET_FILE, located } from '../read';

/** Options of `synth` and `check`. */
export interface RemoveOptions {
  /**
   * Customers, tenants, `<tenant>/<product>` and products that may go, beside those of `FLEET_REMOVE`, which has commas
   * between them. @default - none
   */
  readonly remove?: readonly string[];
}

/** The output that is there. */
export interface OutputBefore {
  readonly customers: () => readonly CustomerBefore[];
  /** Text of a file, by its path in the output. */
  readonly text: (path: string) => string | undefined;
}

/** An outcome, and a description of each tenant or release that goes by permission. */
export interface Judged extends Outcome {
  readonly removed: readonly string[];
}

/**
 * The outcome with an error for each customer of which something would go that nobody said may. No rule: graphs, and
 * what is synthesized in memory, take nothing away.
 *
 * @param before what the output holds
 * @param program its folder, and what people type to run it
 */
export function withRemovals(
  outcome: Outcome,
  before: OutputBefore,
  { remove: said = [] }: RemoveOptions,
  program: { readonly root: string; readonly command: string },
): Judged {
  const { plan, issues } = outcome;
  if (!plan) return { ...outcome, removed: [] };
  const lasting = (process.env.FLEET_REMOVE ?? '').split(',').map((name) => name.trim());
  const { issues: found, removed } = removalIssues(plan, before.customers(), {
    said,
    remove: [...said, ...lasting],
    command: `${program.command} synth`,
    textBefore: before.text,
    fleetFile: FLEET_FILE,
  });
  const all = sortIssues([...issues, ...located(program.root, found)]);
  const isStopped = found.some(({ severity }) => severity === 'error');
  return isStopped ? { issues: all, removed } : { plan, issues: all, removed };
}
