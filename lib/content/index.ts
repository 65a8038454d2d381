import { chart } from './chart';
import type { ChartComponent, GitChart, RepositoryChart } from './chart/authored';
import { directory } from './directory';
import type { DirectoryComponent, ProductDirectory } from './directory/authored';
import { images, type ImagesComponent } from './images';
import type { KubernetesObject } from '../authored/component/object';
import type { ContentPlan, ReleaseContent, WrittenContent } from './forms';
import type { ComponentContext, ContentKind, ReleaseContext } from './kind';
import { kustomize } from './kustomize';
import type { KustomizeComponent, ProductKustomize } from './kustomize/authored';
import { manifests } from './manifests';
import type { ManifestsComponent, ProductManifests } from './manifests/authored';
import { notifications, type NotificationsComponent } from './notifications';
import { observability, type ObservabilityComponent } from './observability';
import { plugin, type PluginComponent } from './plugin';
import { recovery, type RecoveryComponent } from './recovery';
import { workload } from './workload';
import type { Draw } from './workload/authored';

/** A component of each kind, as people write it, with the names of a fleet. */
export interface Components<E extends string, R extends string, C extends string, G extends string> {
  chart: ChartComponent<E, R, C, G>;
  kustomize: KustomizeComponent<E, R, C, G>;
  directory: DirectoryComponent<E, R, C, G>;
  plugin: PluginComponent<E, R, C, G>;
  manifests: ManifestsComponent<E, C, G>;
  notifications: NotificationsComponent<E, C, G>;
  images: ImagesComponent<C, G>;
  observability: ObservabilityComponent<E, C, G>;
  recovery: RecoveryComponent<E, C, G>;
}
type Kinds = Components<string, string, string, string>;
export type ComponentKind = keyof Kinds;

/** What a product of each kind says under its key, with the names of a fleet and the type of its values. */
export interface Products<
  Git extends string = string,
  Charts extends string = string,
  E extends string = string,
  V = never,
> {
  /** A path in a git repository, or a name in a Helm or OCI repository. @default - one of the others */
  readonly chart: GitChart<Git> | RepositoryChart<Charts>;
  /** A folder of a git repository, which kustomize builds. @default - one of the others */
  readonly kustomize: ProductKustomize<Git, E, V>;
  /** A folder of a git repository, whose manifests are applied as they are. @default - one of the others */
  readonly directory: ProductDirectory<Git, E, V>;
  /** Objects, or a function of a release that gives them; beside a chart or folder, further ones. @default - none */
  readonly manifests: ProductManifests<V>;
  /** What draws its constructs: `defineWorkload` makes it of `manifests`. @default - one of the others */
  readonly workload: Draw<V>;
}
type OfProduct<K> = K extends keyof Products ? Products[K] : never;

/** Every kind of content, by the key under which people write it. */
export const contents = {
  chart,
  kustomize,
  directory,
  plugin,
  manifests,
  notifications,
  images,
  observability,
  recovery,
  workload,
} as const satisfies {
  [K in ComponentKind]: ContentKind<Kinds[K], Kinds[K][K & keyof Kinds[K]], OfProduct<K>>;
} & Readonly<Record<string, object>>;
export type Kind = keyof typeof contents;

/** Of what kind a component or product is, and what stands under its key. */
export function contentOf(spec: object) {
  const key = (Object.keys(contents) as Kind[]).find((each) => each in spec)!;
  const kind: ContentKind<object, unknown, unknown> = contents[key];
  return { key, kind, own: (spec as Readonly<Record<string, unknown>>)[key] };
}

/** The objects of a component in every environment: what it consists of, or what is beside that. */
export function manifestsIn(component: object): readonly KubernetesObject[] {
  return 'manifests' in component ? (component.manifests as readonly KubernetesObject[]) : [];
}

/** What a component consists of; `undefined` where that is not known. */
export function componentContent(component: object, context: ComponentContext): ContentPlan | undefined {
  const { kind } = contentOf(component);
  const content = kind.resolve?.(component, context);
  if (!content || !kind.takesManifests || !('manifests' in component)) return content;
  return { ...content, manifests: manifestsIn(component) } as ContentPlan;
}

/** What a release of a product consists of; `undefined` where that is not known. */
export function releaseContent(product: object, context: ReleaseContext): ReleaseContent | undefined {
  const { kind, own } = contentOf(product);
  const content = kind.release?.(own, context);
  if (!content || !kind.takesManifests || !('manifests' in product)) return content;
  const { objects } = manifests.release!(product.manifests as ProductManifests, context) as WrittenContent;
  return { ...content, manifests: objects } as ReleaseContent;
}
