/** Names and the names each depends on. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** Every node's depth: 0 without dependencies, else one more than its deepest dependency. Cycles have no depth. */
export function depths(graph: Graph): ReadonlyMap<string, number> {
  const known = new Map<string, number>();
  const inCycle = new Set(cycles(graph).flat());
  const visit = (name: string): number => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const below = (graph.get(name) ?? []).filter(
      (dependency) => graph.has(dependency) && !inCycle.has(dependency),
    );
    const depth = Math.max(-1, ...below.map(visit)) + 1;
    known.set(name, depth);
    return depth;
  };
  for (const name of graph.keys()) if (!inCycle.has(name)) visit(name);
  return known;
}

/** The cycles, each as the names along it, starting with the smallest name; one for each entangled group. */
export function cycles(graph: Graph): string[][] {
  const found = new Map<string, string[]>();
  const done = new Set<string>();
  const visit = (name: string, trail: readonly string[]): void => {
    const start = trail.indexOf(name);
    if (start !== -1) {
      const cycle = rotate(trail.slice(start));
      found.set(cycle.join('\n'), cycle);
      return;
    }
    if (done.has(name)) return;
    for (const dependency of graph.get(name) ?? [])
      if (graph.has(dependency)) visit(dependency, [...trail, name]);
    done.add(name);
  };
  for (const name of [...graph.keys()].sort()) visit(name, []);
  return [...found.values()];
}

function rotate(cycle: readonly string[]): string[] {
  const smallest = cycle.indexOf([...cycle].sort()[0]!);
  return [...cycle.slice(smallest), ...cycle.slice(0, smallest)];
}
