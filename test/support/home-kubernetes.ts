import { example } from './examples';
import { documented } from './graph-sets';
import { manifestsIn, ofKind, type Emitted, type Of } from './manifests';
import { filesOf } from './sample';

/** The example's fleet, read as its program reads it, and what the program writes. */
export const specs = example('home-kubernetes');
export const files = filesOf(specs);
export const emitted = manifestsIn(files);

/** The Kustomizations that own the others. */
export const ROOTS = ['cluster', 'cluster-apps', 'flux'] as const;

const all = ofKind(emitted, 'Kustomization');
export const roots = all.filter(({ object }) => isRoot(object.metadata.name));
export const children = all.filter(({ object }) => !isRoot(object.metadata.name));

export function kustomization(name: string): Emitted<Of<'Kustomization'>> {
  const found = all.filter(({ object }) => object.metadata.name === name);
  if (found.length !== 1) throw new Error(`${found.length} Kustomizations are called '${name}'`);
  return found[0]!;
}

/** Folder that a Kustomization applies, without the dot that it begins with. */
export function folderOf({ object: { spec } }: Emitted<Of<'Kustomization'>>): string {
  return (spec.path ?? '').replace(/^\.\//, '');
}

/** `later needs earlier`, for each dependency that is emitted. */
export const dependencies: readonly Dependency[] = all.flatMap(({ object: { metadata, spec } }) =>
  (spec.dependsOn ?? []).map(({ name }) => ({ later: metadata.name, earlier: name })),
);
export interface Dependency {
  readonly later: string;
  readonly earlier: string;
}

/** How many there are on the longest way to a component, itself included. Fails where a way has no end. */
export function depthOf(name: string, after: readonly string[] = []): number {
  if (after.includes(name)) throw new Error(`a cycle: ${[...after, name].join(' needs ')}`);
  const earlier = dependencies.filter(({ later }) => later === name);
  return 1 + Math.max(0, ...earlier.map((each) => depthOf(each.earlier, [...after, name])));
}

const document = documented('home-kubernetes');
const groupOf = new Map(document.nodes.map(({ title, group }) => [title, group]));

/** The document's arrows between components, which say what is there first. */
export const documentedDependencies: readonly Dependency[] = document.edges
  .filter(({ from }) => groupOf.get(from) !== 'Sources' && !isRoot(from))
  .map(({ from, to }) => ({ later: to, earlier: from }));

/** The document's arrows from a root, by root. */
export function documentedChildren(root: string): readonly string[] {
  return document.edges.filter(({ from }) => from === root).map(({ to }) => to);
}

/** The document's components, with the title of the group of each. */
export const documentedComponents: readonly { readonly name: string; readonly group: string }[] =
  document.nodes
    .filter(({ title, group }) => group !== 'Sources' && !isRoot(title))
    .map(({ title, group = '' }) => ({ name: title, group }));

function isRoot(name: string): boolean {
  return (ROOTS as readonly string[]).includes(name);
}
