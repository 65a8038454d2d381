import { z } from 'zod';
import { type DifferingPulled, type FleetNames, fromRepository } from '../../authored/component/fields';
import { type Authored, named } from '../../authored/readonly';
import { version } from '../../authored/sources/refs';
import { byName } from '../../authored/text';
import { type PluginSettings, pluginSettings } from '../../engines/argocd/authored/application';
import { type Folder, folderSchema } from '../../authored/sources/folder';
import { folderContent, pulledFolder } from '../folder';
import type { ContentKind } from '../kind';
import { withManifests } from '../manifests/authored';

const own = pluginSettings.extend(folderSchema.shape);

const component = z.strictObject({
  ...withManifests,
  ...fromRepository({ plugin: own.partial().optional() }),
  plugin: named<Folder & PluginSettings>(own),
  /** Per environment of the cluster. */
  versions: byName(version),
});

/** What a folder for a plugin may say otherwise. */
export type PluginOverride<R extends string = string> = DifferingPulled<{
  plugin: Partial<Folder<R> & PluginSettings>;
}>;

/** Infrastructure that a config management plugin of Argo CD makes from a folder of git. */
export type PluginComponent<
  E extends string = string,
  R extends string = string,
  C extends string = string,
  G extends string = string,
> = Authored<
  typeof component,
  FleetNames<E, C, G, PluginOverride<R>> & {
    plugin: Folder<R> & PluginSettings;
  }
>;

/** What a plugin of Argo CD's makes of a folder. */
export const plugin: ContentKind<PluginComponent, Folder & PluginSettings> = {
  component,
  takesManifests: true,
  noun: "the output of a plugin of Argo CD's",
  used: 'runs Plugin',
  only: 'argocd',
  pulled: (own) => pulledFolder(own, ['git']),
  resolve({ plugin: { repository, path, ...settings }, versions }, context) {
    const found = folderContent({ repository, path }, versions, context, { plugin: settings });
    return found?.source.kind === 'git' ? found : undefined;
  },
};
