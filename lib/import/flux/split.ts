import { titleOf, type FoundObject } from '../objects';
import type { Told } from '../told';

interface Group {
  readonly kept: readonly FoundObject[];
  readonly namespace: string;
  readonly owner?: FoundObject;
}

/** Of Kustomizations that apply to several namespaces, which several components do then: one that has less prunes the rest. */
export function splitTold(groups: Iterable<Group>): Told[] {
  const namespaces = new Map<FoundObject, string[]>();
  for (const { kept, namespace, owner } of groups)
    if (owner && kept.length > 0) namespaces.set(owner, [...(namespaces.get(owner) ?? []), namespace]);
  return [...namespaces]
    .filter(([, all]) => all.length > 1)
    .map(([{ object }, all]) => ({
      what: 'say',
      of: titleOf(object),
      why: `components of namespaces ${all.sort().join(', ')} take its place: set prune: false before they do`,
    }));
}
