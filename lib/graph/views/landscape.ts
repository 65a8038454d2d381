import type { BootstrapStepPlan, LandscapeThingPlan, RelationPlan } from '../../plan/landscape';
import { together, type GraphEdge, type GraphNode, type View } from '../graph';

/** The repositories of the whole system, what they make and use, and what they have to do with one another. */
export const repositories: View = ({ plan: { landscape } }) =>
  together('TB', [
    {
      groups: (landscape?.groups ?? []).map(({ name, title }) => ({ id: `group/${name}`, title })),
      nodes: (landscape?.things ?? []).map((thing) => ({
        ...thingNode(thing, thing.title),
        ...(thing.group !== undefined && { group: `group/${thing.group}` }),
      })),
      edges: relationEdges(landscape?.relations ?? []),
    },
  ]);

/** How one repository leads to the next, from the cluster to the code that runs there, and who looks on. */
export const chain: View = ({ plan: { landscape } }) => {
  const relations = landscape?.chain ?? [];
  const named = new Set(relations.flatMap(({ from, to }) => [from, to]));
  const things = (landscape?.things ?? []).filter(({ name }) => named.has(name));
  const nodes = things.map((thing) => thingNode(thing, thing.what));
  return together('LR', [{ groups: [], nodes, edges: relationEdges(relations) }]);
};

/** A repository or thing, under this title. */
export function thingNode({ name, repository }: LandscapeThingPlan, title: string): GraphNode {
  const id = `thing/${name}`;
  if (!repository) return { id, title, kind: 'thing' };
  const { layer, owners, changesWhen, url } = repository;
  const about = { layer, owners, changesWhen, ...(url !== undefined && { url }) };
  return { id, title, kind: 'repository', about };
}

export function relationEdges(relations: readonly RelationPlan[]): GraphEdge[] {
  return relations.map(({ from, to, label, line }) => ({
    from: `thing/${from}`,
    to: `thing/${to}`,
    ...(label !== undefined && { label }),
    kind: line === 'dotted' ? 'aside' : 'relates',
  }));
}

/** The steps by which the system is brought up, and what is there after each, in order. */
export const bootstrap: View = ({ plan: { landscape } }) => {
  const steps = landscape?.steps ?? [];
  const edges = steps.flatMap((step, n) => precedences(step, steps[n - 1]));
  return together('LR', [{ groups: [], nodes: steps.flatMap(stepNodes), edges }]);
};

function stepNodes(step: BootstrapStepPlan): GraphNode[] {
  const { title, runs, repository, creates } = step;
  const about = { ...(runs !== undefined && { runs }), ...(repository !== undefined && { repository }) };
  return [
    { id: idOf(step), title, kind: 'step', ...(Object.keys(about).length > 0 && { about }) },
    ...creates.map((each): GraphNode => ({
      id: `creation/${each.name}`,
      title: each.title,
      kind: 'creation',
    })),
  ];
}

/** After all that the step before it has created, or after that step; then to what it creates itself. */
function precedences(step: BootstrapStepPlan, before: BootstrapStepPlan | undefined): GraphEdge[] {
  const created = ({ creates }: BootstrapStepPlan) => creates.map(({ name }) => `creation/${name}`);
  const ends = !before ? [] : before.creates.length === 0 ? [idOf(before)] : created(before);
  return [
    ...ends.map((end): GraphEdge => ({ from: end, to: idOf(step), kind: 'precedes' })),
    ...created(step).map((to): GraphEdge => ({ from: idOf(step), to, kind: 'precedes' })),
  ];
}

function idOf({ name }: BootstrapStepPlan): string {
  return `step/${name}`;
}
