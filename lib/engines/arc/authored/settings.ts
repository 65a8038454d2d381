import type { FluxVersion } from '../../flux/authored/settings';

/** What Azure Arc's extension and configurations of one cluster are like. */
export interface ArcSettings {
  /** Kind of the cluster's resource: Arc enabled, or AKS. @default 'connectedClusters' */
  readonly resource?: 'connectedClusters' | 'managedClusters';
  /** Name of the cluster's resource. @default - the cluster's name */
  readonly resourceName?: string;
  /** Resource group of the cluster, for the template of the whole fleet. @default - that of the deployment */
  readonly resourceGroup?: string;
  /**
   * Version of the ARM API of fluxConfigurations. A source in OCI needs 2025-04-01, and so does a git repository with a
   * provider. Extensions have no such version, and stay at 2023-05-01.
   * @default '2023-05-01'
   */
  readonly apiVersion?: '2023-05-01' | '2025-04-01';
  /** @default - the newest stable version, which keeps tenants apart */
  readonly extension?: ArcExtension;
  /** @default { infra: { name: 'infra' }, apps: { name: 'apps' } } */
  readonly configurations?: { readonly infra?: ArcConfiguration; readonly apps?: ArcConfiguration };
  /**
   * What the state repository's credentials are, where they are no Secret in the cluster: secure parameters of the
   * template, given as they are at deployment; they stand nowhere.
   * @default - the Secret that `secretRef` of the source names, if it names one
   */
  readonly credentials?: ArcCredentials;
}

/** How a cluster authenticates to its source. */
export type ArcCredentials =
  /** Of git over HTTPS. Parameter `httpsKey`: a password or token. */
  | { readonly httpsUser: string }
  /** Of git over SSH; `knownHosts` as lines of that file. Parameter `sshPrivateKey`: a key in PEM. */
  | { readonly ssh: { /** @default - the hosts that Flux knows */ readonly knownHosts?: string } }
  /** Of an OCI registry, beside the Secret: a parameter for each of these certificates, in PEM. */
  | { readonly tls: readonly ('caCertificate' | 'clientCertificate' | 'privateKey')[] }
  /** Of Azure Blob Storage. Parameter `accountKey`. */
  | 'accountKey'
  /** Of Azure Blob Storage. Parameter `sasToken`. */
  | 'sasToken'
  /** Of a bucket. Parameters `bucketAccessKey` and `bucketSecretKey`. */
  | 'bucketSecretKey';

/** The microsoft.flux extension. Source: Azure Arc, "GitOps (Flux v2) configurations". */
export interface ArcExtension {
  /** Exact version; it is then not upgraded by itself. @default - the newest of the train, upgraded within its minor version */
  readonly version?: string;
  /** Version of Flux that it brings. @default - that of the pinned version; else '2.6', that of microsoft.flux 1.17 to 1.22 */
  readonly flux?: FluxVersion;
  /** @default 'Stable', unless the version is pinned */
  readonly releaseTrain?: string;
  /** References to other namespaces are refused, and every Kustomization has a ServiceAccount. @default true */
  readonly multiTenancy?: boolean;
  /** Install the image controllers. @default false */
  readonly imageControllers?: boolean;
  /** More settings of the extension. @default - none */
  readonly settings?: Readonly<Record<string, string>>;
  /** Names of settings that are secret: each becomes a secure parameter `extension_{name}` of the template. @default - none */
  readonly protectedSettings?: readonly string[];
}

/**
 * A fluxConfiguration. Its name, namespace and scope cannot change once it is there: `npm run synth` and `npm run check`
 * compare them with those of the output folder as it was (`cdk8s synth` empties it first).
 */
export interface ArcConfiguration {
  /** @default 'infra' or 'apps' */
  readonly name?: string;
  /** @default - the name */
  readonly namespace?: string;
  /** What its `flux-applier` may write. `infra` needs the cluster. @default 'cluster' for infra, 'namespace' for apps */
  readonly scope?: 'cluster' | 'namespace';
  /** How often its kustomizations are applied, and its source is looked at unless the source says. Whole seconds. @default 60 */
  readonly syncIntervalInSeconds?: number;
  /** Whole seconds. @default 120 */
  readonly retryIntervalInSeconds?: number;
  /** Whole seconds. @default 600 */
  readonly timeoutInSeconds?: number;
  /** Variables for what its kustomizations apply. Every one that occurs there needs a value. @default - none */
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
