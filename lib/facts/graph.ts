/** Names and the names each depends on. Dependencies that are no name of the graph do not count. */
export type DependencyGraph = ReadonlyMap<string, readonly string[]>;

/** Names, each of which depends on the next one. */
export type Way = readonly [string, ...string[]];

/** Every node's depth: 0 without dependencies, else one more than its deepest dependency. Cycles have no depth. */
export function depths(graph: DependencyGraph): ReadonlyMap<string, number> {
  const known = new Map<string, number>();
  const acyclic = new Set([...graph.keys()].filter((name) => !path(graph, name, name)));
  const visit = (name: string): number => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const below = (graph.get(name) ?? []).filter((dependency) => acyclic.has(dependency));
    const depth = Math.max(-1, ...below.map(visit)) + 1;
    known.set(name, depth);
    return depth;
  };
  for (const name of acyclic) visit(name);
  return known;
}

/** The shortest cycle of each entangled group, as the names along it, starting with the group's smallest name. */
export function cycles(graph: DependencyGraph): Way[] {
  const found: Way[] = [];
  const covered = new Set<string>();
  for (const name of [...graph.keys()].sort()) {
    const cycle = covered.has(name) ? undefined : path(graph, name, name);
    if (!cycle) continue;
    found.push(cycle);
    for (const other of graph.keys())
      if (path(graph, name, other) && path(graph, other, name)) covered.add(other);
  }
  return found;
}

/** A cycle as messages show it: `a -> b -> a`. */
export function roundOf(cycle: Way): string {
  return [...cycle, cycle[0]].join(' -> ');
}

/** The shortest way of one step or more, without its end; of several the first by name. */
function path(graph: DependencyGraph, from: string, to: string): Way | undefined {
  const seen = new Set<string>();
  let ways: Way[] = [[from]];
  while (ways.length > 0) {
    const longer: Way[] = [];
    for (const way of ways) {
      for (const next of [...(graph.get(way.at(-1)!) ?? [])].sort()) {
        if (next === to) return way;
        if (seen.has(next) || !graph.has(next)) continue;
        seen.add(next);
        longer.push([...way, next]);
      }
    }
    ways = longer;
  }
  return undefined;
}
