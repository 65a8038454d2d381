import type { KubernetesObject } from '../authored/component/object';
import type { Values } from '../authored/values';
import type {
  DirectorySettings,
  HelmSettings,
  KustomizeSettings,
  PluginSettings,
} from '../engines/argocd/authored/application';
import type { ChartPlan, GitSourcePlan, SourcePlan } from '../plan/source';
import type { KustomizeChanges } from './kustomize/authored';
import type { ImagesContent } from './images/plan';
import type { NotificationsContent } from './notifications/plan';

/**
 * What a component or a release comes to, whatever kind of content it is made of: the few forms that engines deliver. A
 * kind of content resolves to one of them, with every default.
 */
export type ContentPlan = HelmContent | FolderContent | WrittenContent | NotificationsContent | ImagesContent;

/** What a release may come to. */
export type ReleaseContent = HelmContent | FolderContent | WrittenContent;

/** What may have objects beside it. */
interface WithManifests {
  /** Objects that are written beside it; empty where a function gives none for this release. @default - nobody gives any */
  readonly manifests?: readonly KubernetesObject[];
}

/** A chart that Helm installs. */
export interface HelmContent extends WithManifests {
  readonly form: 'helm';
  readonly chart: ChartPlan;
  readonly values: Values;
  /** What Argo CD is told besides. */
  readonly helm: Omit<HelmSettings, 'refs'>;
  /** Where value files come from that are not the chart's, by the name that stands after `$`. */
  readonly refs: readonly { readonly name: string; readonly source: GitSourcePlan }[];
}

/** A folder of somebody's repository. */
export interface FolderContent extends WithManifests {
  readonly form: 'folder';
  readonly repository: string;
  /** Whether that is a state repository. */
  readonly isInState: boolean;
  readonly path: string;
  readonly source: SourcePlan;
  /** What Argo CD is told of how to render it. */
  readonly render: Rendering;
  /** What kustomize changes, on every engine. @default - nothing */
  readonly changes?: KustomizeChanges;
}

export type Rendering =
  | { readonly kustomize: KustomizeSettings }
  | { readonly directory: DirectorySettings & Required<Pick<DirectorySettings, 'recurse'>> }
  | { readonly plugin: PluginSettings };

/** Objects that are written into the output as they are. */
export interface WrittenContent {
  readonly form: 'written';
  readonly kind: 'manifests' | 'workload';
  readonly objects: readonly KubernetesObject[];
}

/** The objects that are written of it: all that it is, or what is beside it. */
export function writtenOf(content: ContentPlan): WrittenContent | undefined {
  if (content.form === 'written') return content;
  if (!('manifests' in content) || !content.manifests) return undefined;
  return { form: 'written', kind: 'manifests', objects: content.manifests };
}
