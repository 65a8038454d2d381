import type { FluxRun } from './tenant';
import type { GitSourcePlan } from '../../../plan/source';
import { type ContentPlan, type FolderContent, writtenOf } from '../../../content/forms';

/** Whether manifests are beside a release, and so in a Kustomization of their own. */
export function besideRelease(content: ContentPlan): boolean {
  const objects = content.form === 'written' ? [] : (writtenOf(content)?.objects ?? []);
  return objects.length > 0;
}

/** Whether a component has such a Kustomization: those of a chart are applied together with its HelmRelease. */
export function besideComponent(content: ContentPlan): boolean {
  return content.form === 'folder' && writtenOf(content) !== undefined;
}

/** Whether a folder is in what the cluster pulls anyway, at the same ref and as verified, so that it needs no source of its own. */
export function isPulledAnyway(
  { state, source }: Pick<FluxRun, 'state' | 'source'>,
  content: FolderContent,
): boolean {
  const { isInState, repository, source: own } = content;
  if (!isInState || repository !== state.name || source.kind !== 'git' || own.kind !== 'git') return false;
  const said = ({ ref, options: { verify } }: GitSourcePlan) => JSON.stringify([ref, verify]);
  return said(source) === said(own);
}
