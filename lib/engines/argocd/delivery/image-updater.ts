/**
 * What we state of an ImageUpdater; no package has its types. The Applications are those of its own namespace. Source:
 * Argo CD Image Updater 1.1, the CRD `imageupdaters.argocd-image-updater.argoproj.io`.
 */
export interface ImageUpdaterProps {
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: {
    readonly writeBackConfig?: WriteBackConfig;
    /** By name pattern, of which each may occur once. */
    readonly applicationRefs: readonly ApplicationRef[];
  };
}

export interface WriteBackConfig {
  /** `git:secret:<namespace>/<name>`; the namespace has to be that of the ImageUpdater. */
  readonly method: `git:secret:${string}/${string}`;
  readonly gitConfig: {
    readonly repository: string;
    /** `<branch>`, or `<branch>:<another to push to>`. */
    readonly branch: string;
    /** A path that begins with a slash counts from the repository's root. */
    readonly writeBackTarget: `helmvalues:/${string}`;
  };
}

/** Applications, and what to update of them. */
export interface ApplicationRef {
  readonly namePattern: string;
  readonly labelSelectors: { readonly matchLabels: Readonly<Record<string, string>> };
  /** The Applications say the rest by annotations. @default false */
  readonly useAnnotations?: true;
  readonly images?: readonly ImageConfig[];
}

export interface ImageConfig {
  readonly alias: string;
  /** Image, and after a colon the range of versions, or the tag whose digest is meant. */
  readonly imageName: string;
  readonly commonUpdateSettings: {
    readonly updateStrategy: UpdateStrategy;
    readonly forceUpdate: false;
    readonly allowTags?: `regexp:${string}`;
    readonly ignoreTags?: readonly string[];
    readonly pullSecret?: `pullsecret:${string}/${string}`;
  };
  /** Keys of the file that is written to, dots between them. */
  readonly manifestTargets: { readonly helm: { readonly name: string; readonly tag: string } };
}

export type UpdateStrategy = 'semver' | 'newest-build' | 'digest' | 'alphabetical';

/** ImageUpdater of argocd-image-updater.argoproj.io/v1alpha1. */
export function ImageUpdater(props: ImageUpdaterProps) {
  return { ...props, apiVersion: 'argocd-image-updater.argoproj.io/v1alpha1', kind: 'ImageUpdater' };
}
