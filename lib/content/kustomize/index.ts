import { z } from 'zod';
import { type FleetNames, inNamespace, type OfArgocd } from '../../authored/component/fields';
import { type Authored, named } from '../../authored/readonly';
import { version } from '../../authored/sources/refs';
import { byName } from '../../authored/text';
import {
  applicationSettings,
  type KustomizeSettings,
  kustomizeSettings,
} from '../../engines/argocd/authored/application';
import { type Folder, folderSchema, folderContent, pulledFolder } from '../folder';
import type { ContentKind } from '../kind';

const component = z.strictObject({
  ...inNamespace,
  kustomize: folderSchema,
  /** Per environment of the cluster. A bucket has none. @default - the bucket as it is */
  versions: byName(version).optional(),
  /** As of every component, and what Argo CD has kustomize change. @default - as with every component of the cluster */
  argocd: named<OfArgocd<{ kustomize: KustomizeSettings }>>(
    applicationSettings.extend({ kustomize: kustomizeSettings.optional() }),
  ).optional(),
});

/** Infrastructure from a folder of git, an OCI artifact or a bucket, built by kustomize. */
export type KustomizeComponent<
  E extends string = string,
  R extends string = string,
  C extends string = string,
  G extends string = string,
> = Authored<typeof component, FleetNames<E, C, G> & { kustomize: Folder<R> }>;

/** A folder that kustomize builds. */
export const kustomize: ContentKind<KustomizeComponent, Folder> = {
  component,
  noun: 'a folder of manifests',
  used: 'builds Kustomization',
  pulled: (own) => pulledFolder(own),
  resolve: ({ kustomize: own, versions, argocd }, context) =>
    folderContent(own, versions, context, { kustomize: argocd?.kustomize ?? {} }),
};
