import type { ProductSpec } from '../authored/product';
import { jumpOf, type Jump } from '../facts/promotion/jumps';
import { groupBy } from '../facts/group-by';
import { error, type Issue, type Location } from '../issues/issue';

/** A tenant whose release gets another version. */
export interface MadeJump {
  readonly tenant: string;
  readonly from: string;
  readonly to: string;
}

/** A jump, what is known of it, and who makes it. */
export interface JudgedJump {
  readonly from: string;
  readonly to: string;
  readonly jump: Jump;
  readonly tenants: readonly string[];
}

/** The jumps that tenants make, each once; none of a product that says nothing of jumps. */
export function judgedJumps(
  product: Pick<ProductSpec, 'transitions'>,
  made: readonly MadeJump[],
): JudgedJump[] {
  return [...groupBy(made, ({ from, to }) => `${from}\0${to}`).values()].flatMap((all) => {
    const [{ from, to }] = all;
    const jump = jumpOf(product, from, to);
    return jump ? [{ from, to, jump, tenants: all.map(({ tenant }) => tenant) }] : [];
  });
}

const NAMED = 5;

/** How it was asked for. */
interface Asked {
  readonly reason?: string | undefined;
  /** How to come to the version in between. @default - in general */
  readonly way?: (through: string) => string;
}

/**
 * What keeps tenants from their jumps. One that is blocked nobody may make; people's work, and what nobody knows, take a reason.
 *
 * @param at where the version is said, or asked for
 */
export function* jumpIssues(
  product: Pick<ProductSpec, 'name' | 'transitions'>,
  made: readonly MadeJump[],
  at: Location,
  { reason, way = (through) => `let them run ${through} first` }: Asked,
): Iterable<Issue> {
  for (const { from, to, jump, tenants } of judgedJumps(product, made)) {
    const more = tenants.length > NAMED ? ` and ${tenants.length - NAMED} more` : '';
    const who = `${tenants.slice(0, NAMED).join(', ')}${more}`;
    const what = `'${product.name}' from ${from} to ${to} (${who})`;
    if (jump.kind === 'blocked') {
      const { through } = jump;
      const fix = through === undefined ? 'give another version' : `${way(through)}, and then ${to}`;
      yield error(at, `no one may jump with ${what}: ${jump.reason}`, fix);
    } else if (jump.kind === 'manual' && reason === undefined)
      yield error(
        at,
        `the jump with ${what} takes work by hand: ${jump.steps.map((step, index) => `${index + 1}. ${step}`).join(' ')}`,
        'do that, and say that it is done: --reason',
      );
    else if (jump.kind === 'unknown' && reason === undefined)
      yield error(
        at,
        `whether one may jump with ${what}, nobody says: ${jump.why}`,
        'state it under transitions of the product, or say why it may: --reason',
      );
  }
}
