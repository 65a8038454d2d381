import { groupBy } from '../../facts/group-by';
import { error, warning, type Issue, type Location } from '../../issues/issue';
import type { GuardrailMode } from '../../authored/guardrails';
import type { Cause } from '../../plan/cause';

/** What in one namespace asks for more than it may have. */
export interface Excess {
  /** Of the guard rail that holds it back. */
  readonly mode: GuardrailMode;
  readonly subject: string;
  readonly namespace: string;
  readonly than: string;
  readonly detail: string;
  /** @default - no value alone is to blame */
  readonly cause: Cause | undefined;
  /** Where the customer names its tier. */
  readonly tier: Location;
}

/** At the value that is to blame, once, in however many namespaces it is; else at the tier. */
export function saidOnce(excesses: readonly Excess[]): Issue[] {
  const ofOne = groupBy(excesses, ({ cause, tier, mode, subject, than, namespace }) => {
    const { file, path } = cause?.at ?? tier;
    return [file, path, mode, subject, than, ...(cause ? [] : [namespace])].join('\n');
  });
  return [...ofOne.values()].map(([first, ...others]) => {
    const { mode, subject, namespace, than, detail, cause, tier } = first!;
    const because = cause?.said === undefined ? '' : `${cause.said}: `;
    const count = `${others.length} more namespace${others.length === 1 ? '' : 's'}`;
    const where = `'${namespace}'${others.length === 0 ? '' : `, and in ${count},`}`;
    const issue = mode === 'enforce' ? error : warning;
    return issue(
      cause?.at ?? tier,
      `${because}${subject} in ${where} asks for more than ${than}: ${detail}`,
      `${cause ? 'lower it' : 'lower the replicas or what each asks for'}, or move the customer to a larger tier`,
    );
  });
}
