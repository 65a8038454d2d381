import type { Folder } from '../../authored/sources/folder';
import type { DirectorySettings } from '../../engines/argocd/authored/application';
import { folderContent, folderOfRelease, pulledFolder } from '../folder';
import type { ContentKind } from '../kind';
import { changes } from '../kustomize/authored';
import {
  differingDirectory,
  directoryComponent,
  type DirectoryComponent,
  type ProductDirectory,
  productDirectory,
} from './authored';

/** A folder of plain manifests. */
export const directory: ContentKind<DirectoryComponent, Folder & DirectorySettings, ProductDirectory> = {
  component: directoryComponent,
  product: productDirectory,
  takesManifests: true,
  differing: differingDirectory,
  displaces: { path: 'overlays' },
  noun: 'a folder of manifests',
  used: 'applies Manifests',
  releases: 'folder',
  functions: { changes: { gives: changes, otherwise: {} } },
  pulled: (own) => pulledFolder(own),
  leavesOut: ({ include, exclude, recurse = true }) =>
    include !== undefined || exclude !== undefined || !recurse,
  changesFiles: (own) => 'changes' in own && own.changes !== undefined,
  resolve({ directory: { repository, path, ...settings }, versions }, context) {
    return folderContent({ repository, path }, versions, context, {
      directory: { recurse: true, ...settings },
    });
  },
  release({ repository, path, overlays, changes: change, ...settings }, context) {
    const own = { repository, path, ...(overlays && { overlays }), ...(change && { changes: change }) };
    return folderOfRelease(own, context, { directory: { recurse: true, ...settings } });
  },
};
