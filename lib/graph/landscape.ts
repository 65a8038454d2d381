import type { LandscapeThingPlan, RelationPlan } from '../plan/landscape';
import type { GraphEdge, GraphNode } from './graph';

/** A repository or thing, under this title. */
export function thingNode({ name, repository }: LandscapeThingPlan, title: string): GraphNode {
  const id = `thing/${name}`;
  if (!repository) return { id, title, kind: 'thing' };
  const { layer, owners, changesWhen, url } = repository;
  return {
    id,
    title,
    kind: 'repository',
    about: { layer, owners, changesWhen, ...(url !== undefined && { url }) },
  };
}

export function relationEdges(relations: readonly RelationPlan[]): GraphEdge[] {
  return relations.map(({ from, to, label, line }) => ({
    from: `thing/${from}`,
    to: `thing/${to}`,
    ...(label !== undefined && { label }),
    kind: line === 'dotted' ? 'aside' : 'relates',
  }));
}
