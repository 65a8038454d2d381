import type { AlertSpec, ProviderSpec, ReceiverSpec } from '../engines/flux/authored/notifications';
import type {
  DirectorySettings,
  HelmSettings,
  KustomizeSettings,
  PluginSettings,
} from '../engines/argocd/authored/application';
import type { ImagePolicySpec, ImagesSpec, ProductImage } from '../authored/images';
import type { KubernetesObject } from '../authored/component';
import type { Values } from '../authored/values';
import type { ChartPlan, GitSourcePlan, SourcePlan } from './source';

/** Where the engine's own objects are: those of the platform, and those of tenants' releases. */
export interface ControlNamespaces {
  readonly platform: string;
  readonly releases: string;
}

/** What owns a component. */
export type ComponentRoot = 'bootstrap' | 'infrastructure';

/** What a component consists of. */
export type ComponentContent =
  | {
      readonly kind: 'chart';
      readonly chart: ChartPlan;
      readonly values: Values;
      /** What Argo CD is told besides. */
      readonly helm: Omit<HelmSettings, 'refs'>;
      /** Where value files come from that are not the chart's, by the name that stands after `$`. */
      readonly refs: readonly { readonly name: string; readonly source: GitSourcePlan }[];
    }
  | {
      readonly kind: 'kustomize';
      readonly repository: string;
      readonly path: string;
      readonly source: SourcePlan;
      /** What Argo CD is told besides. */
      readonly settings: KustomizeSettings;
    }
  | {
      readonly kind: 'directory';
      readonly repository: string;
      readonly path: string;
      readonly source: SourcePlan;
      readonly settings: DirectorySettings & Required<Pick<DirectorySettings, 'recurse'>>;
    }
  | {
      readonly kind: 'plugin';
      readonly repository: string;
      readonly path: string;
      readonly source: GitSourcePlan;
      readonly settings: PluginSettings;
    }
  | { readonly kind: 'manifests'; readonly manifests: readonly KubernetesObject[] }
  | {
      readonly kind: 'notifications';
      /** What goes into each of the control namespaces: an Alert and its Provider are in one. */
      readonly notifications: Readonly<Record<keyof ControlNamespaces, NotificationsPlan>>;
    }
  | {
      readonly kind: 'images';
      readonly images: ImagesPlan;
      /** The program, as Flux pulls it. */
      readonly source: GitSourcePlan;
      readonly policies: readonly ImagePolicyPlan[];
    };

/** How images are followed, with every default resolved. */
export type ImagesPlan = Required<ImagesSpec>;

/** Flux's notifications of one namespace; each by name. */
export interface NotificationsPlan {
  readonly providers: readonly (ProviderSpec & { readonly name: string })[];
  /** Of environments only those whose tenants the cluster hosts. */
  readonly alerts: readonly (AlertSpec & { readonly name: string })[];
  readonly receivers: readonly (ReceiverSpec & { readonly name: string })[];
}

/** A ring of a product that follows an image, and what follows it. */
export interface FollowedImagePlan {
  readonly images: ImagesPlan;
  readonly policy: ImagePolicyPlan;
}

/** Which tags of a product's image one ring takes. */
export interface ImagePolicyPlan {
  /** `{product}-{ring}`: an identity, like every name. */
  readonly name: string;
  readonly product: string;
  readonly ring: string;
  readonly image: ProductImage & Required<Pick<ProductImage, 'interval'>>;
  readonly policy: ImagePolicySpec;
  /** The file with the ring's version, from the folder of the program. */
  readonly file: string;
}

export interface ComponentPlan {
  readonly name: string;
  /** Name of the Application or Kustomization that installs it: on a hub the cluster is part of it. */
  readonly deliveredAs: string;
  readonly title: string;
  /** @default - none */
  readonly group?: string;
  readonly namespace: string;
  readonly root: ComponentRoot;
  readonly content: ComponentContent;
  readonly dependsOn: readonly { readonly name: string; readonly readyExpr?: string }[];
  /** 0 without dependencies, else one more than the deepest of them. */
  readonly depth: number;
}
