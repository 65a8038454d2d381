import type { Folder } from '../../authored/sources/folder';
import { folderContent, pulledFolder, sourceOfRelease } from '../folder';
import type { ContentKind } from '../kind';
import {
  changes,
  kustomizeComponent,
  type KustomizeChanges,
  type KustomizeComponent,
  type ProductKustomize,
  productKustomize,
} from './authored';

/** The replicas that an autoscaler owns: what is built must not state them. */
const REPLICAS: KustomizeChanges['patches'] = [
  { target: { group: 'apps', version: 'v1', kind: 'Deployment' }, merge: { spec: { replicas: null } } },
];

/** A folder that kustomize builds. */
export const kustomize: ContentKind<KustomizeComponent, Folder, ProductKustomize> = {
  component: kustomizeComponent,
  product: productKustomize,
  noun: 'a folder of manifests',
  used: 'builds Kustomization',
  releases: 'folder',
  functions: { changes: { gives: changes, otherwise: {} } },
  pulled: (own) => pulledFolder(own),
  resolve: ({ kustomize: own, versions, argocd }, context) =>
    folderContent(own, versions, context, { kustomize: argocd?.kustomize ?? {} }),
  release(own, context) {
    const source = sourceOfRelease(own, context);
    const release = context.release();
    const given = (release && own.changes?.(release as never)) ?? {};
    const patches = [...(given.patches ?? []), ...(context.autoscaled ? REPLICAS : [])];
    return (
      source && {
        form: 'folder',
        repository: own.repository,
        path: own.overlays?.[context.environment.name] ?? own.path,
        source,
        render: { kustomize: {} },
        changes: { ...given, ...(patches.length > 0 && { patches }) },
      }
    );
  },
};
