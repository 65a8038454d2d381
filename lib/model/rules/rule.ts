import type { Issue } from '../issue';
import type { Draft } from '../planner';

/** Judges a draft. Rules see one another's mistakes too, so none may assume that another one passed. */
export type Rule = (draft: Draft) => readonly Issue[];
