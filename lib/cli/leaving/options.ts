import type { CustomerInput, Specs } from '../../authored/specs';
import type { Issue } from '../../issues/issue';
import type { Plan } from '../../plan/fleet';
import type { LeavingStep } from '../../removals/steps/step';

interface Committed {
  readonly name: string;
  readonly commit?: boolean;
}
/** To another cluster, or to another ring. */
export interface MoveOptions extends Committed {
  readonly verb: 'move';
  readonly to?: string;
  readonly ring?: string;
  readonly reason?: string;
}
export interface RemoveCustomerOptions extends Committed {
  readonly verb: 'remove';
  readonly resources?: string;
}
export interface RenameOptions extends Committed {
  readonly verb: 'rename';
  readonly to: string;
}

/** Options as people typed them: any text is possible. */
export type LeavingOptions = MoveOptions | RemoveCustomerOptions | RenameOptions;

/** Who leaves, and by which steps. */
export interface Leaving {
  readonly customer: CustomerInput;
  readonly steps: readonly LeavingStep[];
}

export type Leaves = { readonly leaving: Leaving } | { readonly issues: readonly Issue[] };

/** The fleet that is left. */
export interface Left {
  readonly plan: Plan;
  readonly specs: Specs;
  /** Today, `YYYY-MM-DD`, in UTC. */
  readonly day: string;
}
