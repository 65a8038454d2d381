import { z } from 'zod';
import { type DifferingPulled, type FleetNames, fromRepository } from '../../authored/component/fields';
import { type Authored, named } from '../../authored/readonly';
import { type Folder, folderSchema } from '../../authored/sources/folder';
import { version } from '../../authored/sources/refs';
import { byName } from '../../authored/text';
import { type DirectorySettings, directorySettings } from '../../engines/argocd/authored/application';
import { withManifests } from '../manifests/authored';
import { type OfProductFolder, productFolder } from '../kustomize/authored';

const own = directorySettings.extend(folderSchema.shape);

export const directoryComponent = z.strictObject({
  ...withManifests,
  ...fromRepository({ directory: own.partial().optional() }),
  directory: named<Folder & DirectorySettings>(own),
  /** Per environment of the cluster. A bucket has none. @default - the bucket as it is; of a state repository its branch */
  versions: byName(version).optional(),
});

/** What a folder of plain manifests may say otherwise. */
export type DirectoryOverride<R extends string = string> = DifferingPulled<{
  directory: Partial<Folder<R> & DirectorySettings>;
}>;

/** Infrastructure from a folder of plain manifests, as they are. Flux reads all of it, folders in it included. */
export type DirectoryComponent<
  E extends string = string,
  R extends string = string,
  C extends string = string,
  G extends string = string,
> = Authored<
  typeof directoryComponent,
  FleetNames<E, C, G, DirectoryOverride<R>> & { directory: Folder<R> & DirectorySettings }
>;

const product = productFolder.extend(directorySettings.shape);
/**
 * The folder of a product, whose files are applied as they are: Flux has all of it, folders in it included, and can change it
 * for a release; Argo CD changes nothing, and can leave files out.
 */
export type ProductDirectory<
  Repository extends string = string,
  Environment extends string = string,
  V = never,
> = Authored<typeof product, OfProductFolder<Repository, Environment, V>>;
export const productDirectory = named<ProductDirectory>(product);
/** What of the folder may differ. */
export const differingDirectory = product.partial();
