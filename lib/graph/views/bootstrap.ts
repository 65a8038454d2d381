import type { BootstrapStepPlan } from '../../plan/landscape';
import { together, type GraphEdge, type GraphNode } from '../graph';
import type { View } from '../scope';

/** The steps by which the system is brought up, and what is there after each, in order. */
export const bootstrap: View = ({ plan: { landscape } }) => {
  const steps = landscape?.steps ?? [];
  return together('LR', [
    {
      groups: [],
      nodes: steps.flatMap(nodesOf),
      edges: steps.flatMap((step, n) => edgesOf(step, steps[n - 1])),
    },
  ]);
};

function nodesOf(step: BootstrapStepPlan): GraphNode[] {
  const { title, runs, repository, creates } = step;
  const about = { ...(runs !== undefined && { runs }), ...(repository !== undefined && { repository }) };
  return [
    { id: idOf(step), title, kind: 'step', ...(Object.keys(about).length > 0 && { about }) },
    ...creates.map((creation): GraphNode => {
      return { id: `creation/${creation.name}`, title: creation.title, kind: 'creation' };
    }),
  ];
}

/** After all that the step before it has created, or after that step; then to what it creates itself. */
function edgesOf(step: BootstrapStepPlan, before: BootstrapStepPlan | undefined): GraphEdge[] {
  const precedes = (from: string, to: string): GraphEdge => ({ from, to, kind: 'precedes' });
  return [
    ...(before ? endsOf(before).map((end) => precedes(end, idOf(step))) : []),
    ...step.creates.map(({ name }) => precedes(idOf(step), `creation/${name}`)),
  ];
}

function endsOf(step: BootstrapStepPlan): string[] {
  return step.creates.length === 0 ? [idOf(step)] : step.creates.map(({ name }) => `creation/${name}`);
}

function idOf({ name }: BootstrapStepPlan): string {
  return `step/${name}`;
}
