import { z } from 'zod';
import { type FleetNames, inNamespace } from '../../authored/component/fields';
import { type Authored, named } from '../../authored/readonly';
import { version } from '../../authored/sources/refs';
import { byName } from '../../authored/text';
import { type DirectorySettings, directorySettings } from '../../engines/argocd/authored/application';
import { type Folder, folderSchema } from '../../authored/sources/folder';
import { folderContent, pulledFolder } from '../folder';
import type { ContentKind } from '../kind';

const component = z.strictObject({
  ...inNamespace,
  directory: named<Folder & DirectorySettings>(directorySettings.extend(folderSchema.shape)),
  /** Per environment of the cluster. A bucket has none. @default - the bucket as it is */
  versions: byName(version).optional(),
});

/** Infrastructure from a folder of plain manifests, as they are. Flux reads all of it, folders in it included. */
export type DirectoryComponent<
  E extends string = string,
  R extends string = string,
  C extends string = string,
  G extends string = string,
> = Authored<typeof component, FleetNames<E, C, G> & { directory: Folder<R> & DirectorySettings }>;

/** A folder of plain manifests. */
export const directory: ContentKind<DirectoryComponent, Folder & DirectorySettings> = {
  component,
  noun: 'a folder of manifests',
  used: 'applies Manifests',
  pulled: (own) => pulledFolder(own),
  leavesOut: ({ include, exclude, recurse = true }) =>
    include !== undefined || exclude !== undefined || !recurse,
  resolve({ directory: { repository, path, ...settings }, versions }, context) {
    return folderContent({ repository, path }, versions, context, {
      directory: { recurse: true, ...settings },
    });
  },
};
