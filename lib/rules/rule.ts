import type { Issue } from '../issues/issue';
import type { Specs } from '../authored/specs';
import type { Plan } from '../plan/fleet';

/** What a rule judges: the input, and the plan as far as it could be resolved. */
export interface Draft {
  readonly specs: Specs;
  /** Names of products that have issues of their own and are left out of the specs. */
  readonly malformed: readonly string[];
  readonly plan: Plan;
}

/** Judges a draft: a generator that yields each issue. Rules see one another's mistakes too, so none may assume that another one passed. */
export type Rule = (draft: Draft) => Iterable<Issue>;
