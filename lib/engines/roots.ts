import type { NamedObject } from './engine';

/** The roots of a cluster, each by what it is the root of. */
export function rootObjects(cluster: string, roots: Readonly<Record<string, string>>): NamedObject[] {
  const path = ['clusters', cluster, 'roots'];
  return Object.entries(roots).map(([root, name]) => ({ name, by: `the root ${root}`, path }));
}
