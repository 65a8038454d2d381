import { textBelow } from '../below';
import type { FoundObject } from '../objects';
import type { Folders } from './folders';
import { fluxKey, isOfFlux, fluxKeyOf } from './kinds';

const NAME = 'kustomize.toolkit.fluxcd.io/name';
const NAMESPACE = 'kustomize.toolkit.fluxcd.io/namespace';

/**
 * The Kustomization that applies each object, as far as that is known: by what Flux wrote into objects of a cluster, and by the folder that a
 * Kustomization applies, where the files of the objects are below a folder of the same path.
 */
export function fluxOwners(objects: readonly FoundObject[], folders: Folders): Map<FoundObject, FoundObject> {
  const owners = new Map<FoundObject, FoundObject>();
  const all = objects.filter(isOfFlux('Kustomization'));
  const byKey = new Map(all.map((each) => [fluxKeyOf(each.object), each]));
  for (const each of objects) {
    const { labels = {} } = each.object.metadata;
    const name = labels[NAME];
    const owner =
      name === undefined ? undefined : byKey.get(fluxKey('Kustomization', labels[NAMESPACE], name));
    if (owner && owner !== each) owners.set(each, owner);
  }
  const paths = all
    .map((owner) => ({ owner, path: appliedPath(owner) }))
    .filter(({ path }) => path !== '')
    // The deepest folder has its own.
    .sort((one, other) => other.path.length - one.path.length);
  for (const { owner, path } of paths)
    for (const each of objects)
      if (each !== owner && !owners.has(each) && folders.applies(path, each.file)) owners.set(each, owner);
  return owners;
}

/** The folder that a Kustomization applies, without what is before and after it; empty for the root. */
export function appliedPath({ object }: FoundObject): string {
  return (textBelow(object, 'spec', 'path') ?? '').replace(/^\.?\/+|\/+$/g, '').replace(/^\.$/, '');
}

/** Where an object is, which what applies it may say. */
export function appliedIn({ object }: FoundObject, owner: FoundObject | undefined): string {
  const target = owner && textBelow(owner.object, 'spec', 'targetNamespace');
  return target ?? object.metadata.namespace ?? 'default';
}
