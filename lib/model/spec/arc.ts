import type { FluxVersion } from './flux';

/** What Azure Arc's extension and configurations of one cluster are like. */
export interface ArcSettings {
  /** Kind of the cluster's resource: Arc enabled, or AKS. @default 'connectedClusters' */
  readonly resource?: 'connectedClusters' | 'managedClusters';
  /** Name of the cluster's resource. @default - the cluster's name */
  readonly resourceName?: string;
  /** Resource group of the cluster, for the template of the whole fleet. @default - that of the deployment */
  readonly resourceGroup?: string;
  /** Version of the ARM API. An OCI source needs 2025-04-01. @default '2023-05-01' */
  readonly apiVersion?: '2023-05-01' | '2025-04-01';
  /** @default - the newest stable version, which keeps tenants apart */
  readonly extension?: ArcExtension;
  /** @default { infra: { name: 'infra' }, apps: { name: 'apps' } } */
  readonly configurations?: { readonly infra?: ArcConfiguration; readonly apps?: ArcConfiguration };
  /**
   * What the state repository's credentials are. `secretRef`: a Secret in the cluster. Otherwise secure parameters of
   * the template, whose values are given at deployment and stand nowhere.
   * @default - the `secretRef` of the source, if it has one
   */
  readonly credentials?:
    | { readonly httpsUser: string }
    | { readonly ssh: { readonly knownHosts?: string } }
    | 'accountKey'
    | 'sasToken'
    | 'bucketSecretKey';
}

/** The microsoft.flux extension. Source: Azure Arc, "GitOps (Flux v2) configurations". */
export interface ArcExtension {
  /** Exact version; it is then not upgraded by itself. @default - the newest of the train, upgraded within its minor version */
  readonly version?: string;
  /** Version of Flux that this version brings. @default '2.6', that of microsoft.flux 1.17 */
  readonly flux?: FluxVersion;
  /** @default 'Stable' */
  readonly releaseTrain?: string;
  /** References to other namespaces are refused, and every Kustomization has a ServiceAccount. @default true */
  readonly multiTenancy?: boolean;
  /** Install the image controllers. @default false */
  readonly imageControllers?: boolean;
  /** More settings of the extension. @default - none */
  readonly settings?: Readonly<Record<string, string>>;
  /** Settings that are secret: each becomes a secure parameter of the template. @default - none */
  readonly protectedSettings?: readonly string[];
}

/** A fluxConfiguration. Its name, namespace and scope cannot change once it is there. */
export interface ArcConfiguration {
  /** @default 'infra' or 'apps' */
  readonly name?: string;
  /** @default - the name */
  readonly namespace?: string;
  /** What its `flux-applier` may write. `infra` needs the cluster. @default 'cluster' for infra, 'namespace' for apps */
  readonly scope?: 'cluster' | 'namespace';
  /** Whole seconds. @default 60 */
  readonly syncIntervalInSeconds?: number;
  /** Whole seconds. @default 120 */
  readonly retryIntervalInSeconds?: number;
  /** Whole seconds. @default 600 */
  readonly timeoutInSeconds?: number;
  /** Variables for the Flux objects in the configuration's path. @default - none */
  readonly postBuild?: {
    readonly substitute?: Readonly<Record<string, string>>;
    readonly substituteFrom?: readonly {
      readonly kind: 'ConfigMap' | 'Secret';
      readonly name: string;
      readonly optional?: boolean;
    }[];
  };
  /** More kustomizations, over folders of the state repository that something else writes. @default - none */
  readonly kustomizations?: Readonly<Record<string, ArcKustomization>>;
}

/** A kustomization beside ringfleet's own. */
export interface ArcKustomization {
  /** Folder in the source. */
  readonly path: string;
  /** Kustomizations of the same configuration. @default - none */
  readonly dependsOn?: readonly string[];
  /** @default true */
  readonly prune?: boolean;
  /** @default true */
  readonly wait?: boolean;
  /** @default false */
  readonly force?: boolean;
}
