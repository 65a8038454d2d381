import { engineOf } from '../../engines';
import type { ClusterPlan } from '../../plan/cluster';
import { section } from './markdown';

/** What whoever follows a runbook has to have. */
export function beforehand(clusters: readonly ClusterPlan[]): string {
  const states = [...new Set(clusters.map(({ state }) => `${state.url}, branch ${state.branch}`))].sort();
  const backsUp = clusters.some(({ recovery }) => recovery);
  const tools = [
    'kubectl, with a context for each cluster that has its name: `kubectl config rename-context <yours> <cluster>`',
    ...clusters.flatMap((cluster) => engineOf(cluster).operations.tools),
    ...(backsUp ? ['velero'] : []),
    ...(clusters.some(({ recovery }) => recovery?.databases) ? ['jq'] : []),
  ];
  return section(
    2,
    'Before you start',
    [
      ...[...new Set(tools)].map((tool) => `- ${tool}`),
      ...states.map(
        (state) => `- a checkout of the state repository: ${state}. Commands are run from its root.`,
      ),
      '- What stands in `<angle brackets>` is yours to fill in. Write down what you do, and when.',
    ].join('\n'),
  );
}
