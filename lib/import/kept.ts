import { RESERVED_NAMESPACES, RESERVED_PROJECTS } from '../plan/names';
import { objectKey, titleOf, type FoundObject, type KubernetesData } from './objects';
import type { Told } from './told';

/** Objects that no component is made of, sorted by what becomes of them. */
export interface Sorted {
  readonly kept: readonly FoundObject[];
  readonly told: readonly Told[];
}

/** ConfigMaps of Argo CD that ringfleet writes. */
const OF_ARGOCD = ['argocd-cm', 'argocd-rbac-cm', 'argocd-notifications-cm'];

/**
 * Which objects stay as they are, and which not: those that ringfleet writes itself, and Secrets, which nobody commits.
 *
 * @param made what the fleet makes: AppProjects, and namespaces of components
 */
export function sortedObjects(
  objects: readonly FoundObject[],
  made: {
    readonly projects: ReadonlySet<string>;
    readonly namespaces: ReadonlySet<string>;
    /** Any other objects, by their keys. */
    readonly written: ReadonlySet<string>;
  },
): Sorted {
  const told: Told[] = [];
  const kept: FoundObject[] = [];
  for (const each of objects) {
    const { object } = each;
    const { kind, metadata } = object;
    const of = titleOf(object);
    const replaced = made.written.has(objectKey(object))
      ? 'ringfleet writes one of that name'
      : replacedBy(object, made);
    if (replaced !== undefined) told.push({ what: 'replaced', of, why: replaced });
    else if (objectKey(object).startsWith('/Secret/'))
      told.push({
        what: 'lost',
        of,
        why: 'it is not written into git: seal or encrypt it, or leave it in the cluster',
      });
    else {
      const { name, namespace, labels, annotations, ...more } = metadata;
      for (const key of Object.keys(more))
        told.push({ what: 'lost', of, why: `metadata.${key} is of no manifest here` });
      kept.push({
        ...each,
        object: {
          ...object,
          kind,
          metadata: {
            name,
            ...(namespace !== undefined && { namespace }),
            ...(labels && { labels }),
            ...(annotations && { annotations }),
          },
        },
      });
      told.push({ what: 'kept', of, why: 'as it is' });
    }
  }
  return { kept, told };
}

function replacedBy(
  { apiVersion, kind, metadata: { name, namespace } }: KubernetesData,
  { projects, namespaces }: Parameters<typeof sortedObjects>[1],
): string | undefined {
  if (kind === 'AppProject' && (projects.has(name) || RESERVED_PROJECTS.some((each) => each === name)))
    return 'ringfleet writes it, with what is in it as its permissions';
  if (kind === 'ConfigMap' && namespace === 'argocd' && OF_ARGOCD.includes(name))
    return 'ringfleet writes it: say in argocd of the fleet what is to be in it';
  if (kind !== 'Namespace' || apiVersion !== 'v1') return undefined;
  if (namespaces.has(name)) return 'it is made for what is in it, with its labels and annotations';
  return RESERVED_NAMESPACES.some((each) => each === name)
    ? 'it is there before anything is applied'
    : undefined;
}
