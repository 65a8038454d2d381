import { z } from 'zod';
import type {
  ArcClusterSpec,
  ArgocdClusterSpec,
  ArgocdInstall,
  FluxClusterSpec,
  FluxInstall,
  HubConnection,
} from './cluster';
import type { ArcConfiguration, ArcSettings } from '../engines/arc/authored/settings';
import { admission } from './admission-schema';
import { applicationSettings } from '../engines/argocd/authored/application-schema';
import { credentials } from '../engines/argocd/authored/credentials-schema';
import { fluxSettings, patches } from '../engines/flux/authored/settings-schema';
import { byName, text } from './text';
import { address, cidr, port } from './network';
import { stateSource } from './repository-schema';
import { values } from './values-schema';

const any = {
  title: text.optional(),
  environment: text,
  state: text.optional(),
  hosts: z.array(text).optional(),
  kubernetes: z.templateLiteral(['1.', z.int()], "expected major.minor, such as '1.31'"),
  apiServer: z.strictObject({ cidrs: z.array(cidr).min(1), port: port.optional() }),
  nodeLocalDns: address.optional(),
  ingressNamespace: text,
  monitoringNamespace: text,
  admission: admission.optional(),
  componentValues: byName(values).optional(),
  components: z.array(text).optional(),
};
const runByFlux = {
  ...any,
  source: stateSource.optional(),
  flux: fluxSettings.optional(),
  handover: z.boolean().optional(),
};

const install = z.strictObject({
  repository: text,
  version: text,
  name: text.optional(),
  patches: patches.optional(),
}) satisfies z.ZodType<FluxInstall>;

const strings = z.record(z.string(), z.string());
const seconds = z.int('expected whole seconds').positive().optional();
const configuration = z.strictObject({
  name: text.optional(),
  namespace: text.optional(),
  scope: z.enum(['cluster', 'namespace']).optional(),
  syncIntervalInSeconds: seconds,
  retryIntervalInSeconds: seconds,
  timeoutInSeconds: seconds,
  postBuild: z
    .strictObject({
      substitute: strings.optional(),
      substituteFrom: z
        .array(
          z.strictObject({
            kind: z.enum(['ConfigMap', 'Secret']),
            name: text,
            optional: z.boolean().optional(),
          }),
        )
        .optional(),
    })
    .optional(),
  kustomizations: byName(
    z.strictObject({
      path: text,
      dependsOn: z.array(text).optional(),
      prune: z.boolean().optional(),
      wait: z.boolean().optional(),
      force: z.boolean().optional(),
    }),
  ).optional(),
}) satisfies z.ZodType<ArcConfiguration>;

const arc = z.strictObject({
  resource: z.enum(['connectedClusters', 'managedClusters']).optional(),
  resourceName: text.optional(),
  resourceGroup: text.optional(),
  apiVersion: z.enum(['2023-05-01', '2025-04-01']).optional(),
  extension: z
    .strictObject({
      version: text.optional(),
      flux: z.templateLiteral(['2.', z.int()], "expected major.minor, such as '2.6'").optional(),
      releaseTrain: text.optional(),
      multiTenancy: z.boolean().optional(),
      imageControllers: z.boolean().optional(),
      settings: strings.optional(),
      protectedSettings: z.array(text).optional(),
    })
    .optional(),
  configurations: z
    .strictObject({ infra: configuration.optional(), apps: configuration.optional() })
    .optional(),
  credentials: z
    .union([
      z.strictObject({ httpsUser: text }),
      z.strictObject({ ssh: z.strictObject({ knownHosts: text.optional() }) }),
      z.strictObject({
        tls: z.array(z.enum(['caCertificate', 'clientCertificate', 'privateKey'])).min(1),
      }),
      z.enum(['accountKey', 'sasToken', 'bucketSecretKey']),
    ])
    .optional(),
}) satisfies z.ZodType<ArcSettings>;

/** Source: Kubernetes, "Labels and Selectors". */
const LABEL = '[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?';
const labelKey = z
  .string()
  .regex(
    new RegExp(
      `^(?!argocd\\.argoproj\\.io/|ringfleet\\.io/)([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?${LABEL}$`,
    ),
    "expected the key of a label of your own, such as 'region' or 'example.com/region'",
  );
const labelValue = z
  .string()
  .regex(
    new RegExp(`^(${LABEL})?$`),
    "expected the value of a label: at most 63 letters, digits, '-', '_' and '.'",
  );

const connection = z.strictObject({
  server: z.url({ protocol: /^https$/, error: "expected a URL such as 'https://10.0.0.1:6443'" }).optional(),
  credentials: credentials.optional(),
  labels: z.record(labelKey, labelValue).optional(),
  shard: z.int().nonnegative().optional(),
  destination: z.enum(['name', 'server']).optional(),
  account: z
    .templateLiteral([z.string().min(1), ':', z.string().min(1)], "expected 'namespace:name'")
    .optional(),
}) satisfies z.ZodType<HubConnection>;

const selfManaged = z.strictObject({
  repository: text,
  version: text,
  chart: text.optional(),
  name: text.optional(),
  values: values.optional(),
}) satisfies z.ZodType<ArgocdInstall>;

/** What the compiler checks of a cluster, checked once more when it runs. */
export const cluster = z.discriminatedUnion('engine', [
  z.strictObject({
    ...any,
    engine: z.literal('argocd'),
    managedBy: text.optional(),
    connection: connection.optional(),
    selfManaged: selfManaged.optional(),
    argocdVersion: z.templateLiteral(['3.', z.int()], "expected major.minor, such as '3.3'").optional(),
    roots: z
      .strictObject({
        root: text.optional(),
        bootstrap: text.optional(),
        infrastructure: text.optional(),
        tenants: text.optional(),
      })
      .optional(),
    onRootDelete: z.enum(['cascade', 'orphan']).optional(),
    delivery: z.enum(['Applications', 'ApplicationSets', 'FleetSets']).optional(),
    rollout: z.literal('RollingSync').optional(),
    handover: z.boolean().optional(),
    applicationSets: z.array(text).optional(),
    impersonation: z.boolean().optional(),
    argocd: applicationSettings.optional(),
  }) satisfies z.ZodType<ArgocdClusterSpec<string, string>>,
  z.strictObject({
    ...runByFlux,
    engine: z.literal('flux'),
    roots: z
      .strictObject({
        bootstrap: text.optional(),
        infrastructure: text.optional(),
        tenants: text.optional(),
      })
      .optional(),
    install: install.optional(),
    crossNamespaceReferences: z.boolean().optional(),
    shards: z.array(text).min(1).optional(),
  }) satisfies z.ZodType<FluxClusterSpec<string, string>>,
  z.strictObject({ ...runByFlux, engine: z.literal('arc'), arc: arc.optional() }) satisfies z.ZodType<
    ArcClusterSpec<string, string>
  >,
]);
