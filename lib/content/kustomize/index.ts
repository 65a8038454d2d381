import type { Folder } from '../../authored/sources/folder';
import { folderContent, folderOfRelease, pulledFolder } from '../folder';
import type { ContentKind } from '../kind';
import {
  changes,
  differingFolder,
  kustomizeComponent,
  type KustomizeComponent,
  type ProductKustomize,
  productKustomize,
} from './authored';

/** A folder that kustomize builds. */
export const kustomize: ContentKind<KustomizeComponent, Folder, ProductKustomize> = {
  component: kustomizeComponent,
  product: productKustomize,
  takesManifests: true,
  differing: differingFolder,
  displaces: { path: 'overlays' },
  noun: 'a folder of manifests',
  used: 'builds Kustomization',
  releases: 'folder',
  functions: { changes: { gives: changes, otherwise: {} } },
  pulled: (own) => pulledFolder(own),
  resolve: ({ kustomize: own, versions, argocd }, context) =>
    folderContent(own, versions, context, { kustomize: argocd?.kustomize ?? {} }),
  release: (own, context) => folderOfRelease(own, context, { kustomize: {} }),
};
