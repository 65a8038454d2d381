import { isMap } from '../../authored/values';
import type { Graph } from '../graph';

const KEYS = ['from', 'to', 'label', 'id', 'title', 'parent', 'kind', 'group', 'about'];

/** The graph itself, the keys of its parts in one order. */
export function json({ direction, groups, nodes, edges }: Graph): string {
  const graph: Graph = { direction, groups, nodes, edges };
  const ordered = (of: string, value: unknown): unknown => {
    if (!isMap(value) || of === '' || of === 'about') return value;
    const entries = Object.entries(value);
    return Object.fromEntries(entries.sort(([a], [b]) => KEYS.indexOf(a) - KEYS.indexOf(b)));
  };
  return `${JSON.stringify(graph, ordered, 2)}\n`;
}
