import { error, type Issue } from '../../issues/issue';
import { suggest } from '../../issues/suggest';
import { tenantsOf, type Plan } from '../../plan/fleet';
import { statusOf } from '../../status';
import { print, say } from '../print';
import type { Known } from '../timely';
import { statusAsText } from './text';

/** Options as people typed them: any text is possible. */
export interface StatusOptions {
  /** A customer, tenant or product. @default - the fleet */
  readonly of?: string;
  /** Lists every release. @default - where it is of a customer, tenant or product */
  readonly customers?: boolean;
  readonly json?: boolean;
}

/** Prints who runs which version to stdout; issues go to stderr. */
export async function status(known: Known, clock: () => Date, options: StatusOptions): Promise<number> {
  const { plan, rings, issues, fleet } = known;
  const { of, customers = of !== undefined, json = false } = options;
  const wrong = plan && of !== undefined ? notThere(plan, of, 'status') : [];
  say([...issues, ...wrong]);
  if (!plan || wrong.length > 0) return 1;
  const now = clock();
  const today = now.toISOString().slice(0, 10);
  const found = statusOf(plan, rings, today, {
    ...(of !== undefined && { of }),
    ...(fleet && { fleet }),
    releases: customers,
    now,
  });
  await print(json ? `${JSON.stringify(found, null, 2)}\n` : statusAsText(found));
  return 0;
}

/** A name that is none of a customer, tenant or product. */
export function notThere(plan: Plan, name: string, verb: string): Issue[] {
  const customers = plan.customers.filter(({ isTeam }) => !isTeam);
  const named = [...plan.products, ...customers, ...tenantsOf(plan)].map((each) => each.name);
  if (named.includes(name)) return [];
  return [error({ file: verb }, `'${name}' is no customer, tenant or product`, suggest(name, named))];
}
