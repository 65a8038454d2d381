import { type ContentPlan, writtenOf } from '../../../content/forms';

/** Whether manifests are beside a release, and so in a Kustomization of their own. */
export function besideRelease(content: ContentPlan): boolean {
  const objects = content.form === 'written' ? [] : (writtenOf(content)?.objects ?? []);
  return objects.length > 0;
}

/** Whether a component has such a Kustomization: those of a chart are applied together with its HelmRelease. */
export function besideComponent(content: ContentPlan): boolean {
  return content.form === 'folder' && writtenOf(content) !== undefined;
}
