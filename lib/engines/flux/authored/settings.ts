import type { IHelmRelease } from '@kubernetes-models/flux-cd/helm.toolkit.fluxcd.io/v2/HelmRelease';
import type { IKustomization } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization';
import type { DeepReadonly } from '../../../authored/readonly';
import type { Duration } from '../../../authored/repository';

/** A version of Flux, `major.minor`. */
export type FluxVersion = `2.${number}`;

type Kustomization = NonNullable<IKustomization['spec']>;
type HelmRelease = NonNullable<IHelmRelease['spec']>;

/**
 * What a Kustomization does, in Flux's own fields; what it applies, where, and after what, the fleet decides. Of a
 * cluster's settings and a component's, maps merge and the component's lists and scalars win. Source: Flux,
 * "Kustomization".
 */
export interface KustomizationSettings extends Partial<
  DeepReadonly<
    Pick<
      Kustomization,
      | 'commonMetadata'
      | 'components'
      | 'deletionPolicy'
      | 'force'
      | 'healthCheckExprs'
      | 'healthChecks'
      | 'ignoreMissingComponents'
      | 'images'
      | 'patches'
      | 'prune'
      | 'serviceAccountName'
      | 'wait'
    >
  >
> {
  /** @default '30m' */
  readonly interval?: Duration;
  /** @default '2m' */
  readonly retryInterval?: Duration;
  /** @default '10m' */
  readonly timeout?: Duration;
  /** Variables that `${NAME}` stands for in what is applied. Every one that occurs needs a value. @default - none */
  readonly substitute?: Readonly<Record<string, string>>;
  /** More variables, from the Kustomization's namespace. @default - none */
  readonly substituteFrom?: DeepReadonly<
    NonNullable<NonNullable<Kustomization['postBuild']>['substituteFrom']>
  >;
  /** Secret with the keys that decrypt what SOPS encrypted, in the Kustomization's namespace. @default - nothing is encrypted */
  readonly decryption?: { readonly secretRef: string };
}

/**
 * How Helm installs, in Flux's own fields; what it installs, where and with whose rights, the fleet decides. They merge
 * over ringfleet's own as those of a Kustomization do. Source: Flux, "Helm Releases".
 */
export interface HelmReleaseSettings extends DeepReadonly<
  Pick<
    HelmRelease,
    | 'commonMetadata'
    | 'driftDetection'
    | 'healthCheckExprs'
    | 'install'
    | 'maxHistory'
    | 'persistentClient'
    | 'postRenderers'
    | 'rollback'
    | 'test'
    | 'uninstall'
    | 'upgrade'
    | 'valuesFrom'
  >
> {
  /** @default '1h' of a component, '30m' of a product */
  readonly interval?: Duration;
  /** @default '10m' */
  readonly timeout?: Duration;
}

/** How Flux goes about it, on clusters that it runs. Argo CD takes no notice. */
export interface FluxSettings {
  readonly kustomization?: KustomizationSettings;
  readonly helmRelease?: HelmReleaseSettings;
}

/** A patch as kustomize takes it, and which objects it changes. */
export type FluxPatch = NonNullable<KustomizationSettings['patches']>[number];
