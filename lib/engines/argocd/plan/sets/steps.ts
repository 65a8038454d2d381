import type { RolloutStep } from '../../authored/application-set';

/** Whether a step selects an Application with the labels. */
export function isMatch(
  { matchExpressions }: RolloutStep,
  labels: Readonly<Record<string, string>>,
): boolean {
  return matchExpressions.every(({ key, operator, values }) => {
    const value = labels[key];
    return value !== undefined && values.includes(value) === (operator === 'In');
  });
}
