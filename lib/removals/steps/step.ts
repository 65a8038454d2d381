import type { CustomerSpec } from '../../authored/customer';
import { isMap } from '../../authored/values';

/** A statement of a customer's file that becomes another one. */
export interface StatementChange {
  /** Property path: `['tenants', 'prod', 'cluster']`. */
  readonly path: readonly string[];
  /** @default - the statement is taken out */
  readonly value?: string;
}

/** One of the steps in which a tenant or a customer goes from a cluster. Each that changes the fleet is a commit of its own. */
export interface LeavingStep {
  /** What it does: the message of its commit. */
  readonly title: string;
  /** What it changes in the customer's file. @default - nothing: people do it, by its commands */
  readonly changes?: readonly StatementChange[];
  /** Whether the customer's folder goes. @default false */
  readonly isRemoval?: boolean;
  /** What the customer's folder is called from then on. @default - as it is */
  readonly folder?: string;
  /** Why, for its commit. @default - the title says it */
  readonly reason?: string;
  /** What may go in its run: names that `synth --remove` takes. @default - nothing */
  readonly remove?: readonly string[];
  /** What people see to before it. @default - nothing */
  readonly before?: readonly string[];
  /** Commands that show whether it has arrived; of a step of people, those that do it. */
  readonly commands: readonly string[];
}

/** Whether the program makes the step; people make the others. */
export function isOurs({ changes, isRemoval }: LeavingStep): boolean {
  return changes !== undefined || isRemoval === true;
}

/** The customer with the changes. */
export function withChanges(spec: CustomerSpec, changes: readonly StatementChange[]): CustomerSpec {
  return changes.reduce<CustomerSpec>((so, { path, value }) => set(so, path, value), spec);
}

function set<T extends object>(given: T, [key, ...rest]: readonly string[], value: string | undefined): T {
  if (key === undefined) return given;
  const before = (given as Readonly<Record<string, unknown>>)[key];
  const { [key]: _gone, ...others } = given as Readonly<Record<string, unknown>>;
  if (rest.length === 0 && value === undefined) return others as T;
  const inner = rest.length === 0 ? value : set(isMap(before) ? before : {}, rest, value);
  return { ...given, [key]: inner };
}
