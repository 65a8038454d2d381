import type { FolderContent } from '../../../content/forms';
import { type KustomizeChanges, patchText } from '../../../content/kustomize/authored';
import type { ApplicationSource } from './application';

/** What Argo CD has kustomize change for a release. Source: Argo CD, "Kustomize". */
export function kustomizeOf(
  { changes = {} }: FolderContent,
  namespace: string,
): ApplicationSource['kustomize'] {
  const { images = {}, patches = [], components = [], labels } = changes;
  return {
    // As Flux does it: whatever namespace an object states.
    namespace,
    ...(Object.keys(images).length > 0 && { images: Object.entries(images).map(imageOf) }),
    ...(patches.length > 0 && {
      patches: patches.map((each) => ({ target: each.target, patch: patchText(each) })),
    }),
    ...(components.length > 0 && { components: [...components] }),
    ...(labels && { commonLabels: labels, labelWithoutSelector: true }),
  };
}

/** `name=newName:newTag`, or `@digest` at its end. */
function imageOf([name, { newName, newTag, digest }]: [
  string,
  NonNullable<KustomizeChanges['images']>[string],
]): string {
  const version = digest === undefined ? (newTag === undefined ? '' : `:${newTag}`) : `@${digest}`;
  return `${newName === undefined ? name : `${name}=${newName}`}${version}`;
}
