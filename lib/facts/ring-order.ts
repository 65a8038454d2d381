import type { FleetSpec, RingSpec } from '../authored/fleet';
import type { RingsFile } from '../authored/specs';
import type { DependencyGraph } from './graph';

/** The rings that a ring comes after, as its fleet says; the one above it where it says nothing. */
export function statedAfter({ after }: RingSpec, above: string | undefined): readonly string[] {
  if (after === undefined) return above === undefined ? [] : [above];
  return typeof after === 'string' ? [after] : [...new Set(after)];
}

/** The rings that each ring comes after. One that does not stand above it does not count, so that there are no cycles. */
export function ringGraph({ rings }: Pick<FleetSpec, 'rings'>): DependencyGraph {
  const graph = new Map<string, readonly string[]>();
  let above: string | undefined;
  for (const [ring, spec] of Object.entries(rings)) {
    graph.set(
      ring,
      statedAfter(spec, above).filter((each) => graph.has(each)),
    );
    above = ring;
  }
  return graph;
}

/**
 * The rings that prove versions of the product for another: each that it comes after, or, where that one has no entry and so
 * no tenant with the product, those which that one comes after. Where none has an entry, the next ones: nothing is proven.
 *
 * @returns none for a ring that begins a rollout
 */
export function ringsBefore(rings: RingsFile, graph: DependencyGraph, ring: string): readonly string[] {
  const nearest = graph.get(ring) ?? [];
  const found = nearest.flatMap((each) => withEntry(rings, graph, each));
  return found.length > 0 ? [...new Set(found)] : nearest;
}

function withEntry(rings: RingsFile, graph: DependencyGraph, ring: string): readonly string[] {
  if (rings.entries[ring] || rings.isUnread?.(ring)) return [ring];
  return (graph.get(ring) ?? []).flatMap((each) => withEntry(rings, graph, each));
}
