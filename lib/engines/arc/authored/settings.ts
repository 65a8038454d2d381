import { z } from 'zod';
import { type Authored, named, type OneOf } from '../../../authored/readonly';
import { flag, strings, text, texts } from '../../../authored/text';
import { type ArcConfiguration, configuration } from './configuration';

export type { ArcConfiguration, ArcKustomization } from './configuration';

const extension = z.strictObject({
  /** Exact version; it is then not upgraded by itself. @default - the newest of the train, upgraded within its minor version */
  version: text.optional(),
  /** Version of Flux that it brings. @default - that of the pinned version; else '2.6', that of microsoft.flux 1.17 to 1.22 */
  flux: z.templateLiteral(['2.', z.int()], "expected major.minor, such as '2.6'").optional(),
  /** @default 'Stable', unless the version is pinned */
  releaseTrain: text.optional(),
  /** References to other namespaces are refused, and every Kustomization has a ServiceAccount. @default true */
  multiTenancy: flag,
  /** Install the image controllers. @default false */
  imageControllers: flag,
  /** More settings of the extension. @default - none */
  settings: strings.optional(),
  /** Names of settings that are secret: each becomes a secure parameter `extension_{name}` of the template. @default - none */
  protectedSettings: texts,
});
/** The microsoft.flux extension. Source: Azure Arc, "GitOps (Flux v2) configurations". */
export type ArcExtension = Authored<typeof extension>;

const credentials = z.union([
  z.strictObject({
    /** Of git over HTTPS. Parameter `httpsKey`: a password or token. */
    httpsUser: text,
  }),
  z.strictObject({
    /** Of git over SSH; `knownHosts` as lines of that file. Parameter `sshPrivateKey`: a key in PEM. */
    ssh: z.strictObject({
      /** @default - the hosts that Flux knows */
      knownHosts: text.optional(),
    }),
  }),
  z.strictObject({
    /** Of an OCI registry, beside the Secret: a parameter for each of these certificates, in PEM. */
    tls: z.array(z.enum(['caCertificate', 'clientCertificate', 'privateKey'])).min(1),
  }),
  z.enum(['accountKey', 'sasToken', 'bucketSecretKey']),
]);
/**
 * How a cluster authenticates to its source. `accountKey` and `sasToken` are of Azure Blob Storage, and parameters of these
 * names; `bucketSecretKey` is of a bucket, with the parameters `bucketAccessKey` and `bucketSecretKey`.
 */
export type ArcCredentials = OneOf<typeof credentials>;

const configurations = z.strictObject({
  infra: named<ArcConfiguration>(configuration).optional(),
  apps: named<ArcConfiguration>(configuration).optional(),
});

export const arcSettings = z.strictObject({
  /** Kind of the cluster's resource: Arc enabled, or AKS. @default 'connectedClusters' */
  resource: z.enum(['connectedClusters', 'managedClusters']).optional(),
  /** Name of the cluster's resource. @default - the cluster's name */
  resourceName: text.optional(),
  /** Resource group of the cluster, for the template of the whole fleet. @default - that of the deployment */
  resourceGroup: text.optional(),
  /**
   * Version of the ARM API of fluxConfigurations. A source in OCI needs 2025-04-01, and so does a git repository with a
   * provider. Extensions have no such version, and stay at 2023-05-01.
   * @default '2023-05-01'
   */
  apiVersion: z.enum(['2023-05-01', '2025-04-01']).optional(),
  /** @default - the newest stable version, which keeps tenants apart */
  extension: named<ArcExtension>(extension).optional(),
  /** @default { infra: { name: 'infra' }, apps: { name: 'apps' } } */
  configurations: configurations.optional(),
  /**
   * What the state repository's credentials are, where they are no Secret in the cluster: secure parameters of the
   * template, given as they are at deployment; they stand nowhere.
   * @default - the Secret that `secretRef` of the source names, if it names one
   */
  credentials: named<ArcCredentials>(credentials).optional(),
});

/** What Azure Arc's extension and configurations of one cluster are like. */
export type ArcSettings = Authored<typeof arcSettings>;
