import type { ArcCluster } from '../plan/cluster';
import type {
  ApiVersion,
  ExtensionProperties,
  FluxConfigurationApiVersion,
  NewerFluxConfigurationProperties,
} from '../../../../imports/azure-arc';
import { settingParameter } from '../plan/secrets';
import type { ArcPlan } from '../plan/arc';
import { configurationProperties } from './configuration';
import { expression, literal, parameter } from './expression';

const PROVIDER = 'Microsoft.KubernetesConfiguration';
const API_VERSION: ApiVersion = '2023-05-01';
const EXTENSION = 'flux';

/** A parameter of a template; without a default, it has to be given at deployment. */
export interface ArmParameter {
  readonly type: 'string' | 'securestring';
  readonly defaultValue?: string;
  readonly metadata: { readonly description: string };
}

export interface ArmResource {
  readonly type: string;
  readonly apiVersion: string;
  readonly name: string;
  /** What the resource extends. @default - it is a resource of its own */
  readonly scope?: string;
  /** @default - that of the deployment */
  readonly resourceGroup?: string;
  readonly identity?: { readonly type: 'SystemAssigned' };
  readonly dependsOn?: readonly string[];
  readonly properties: object;
}

/** Source: Azure Resource Manager, "Template structure". */
export interface ArmTemplate {
  readonly $schema: string;
  readonly contentVersion: string;
  readonly parameters: Readonly<Record<string, ArmParameter>>;
  readonly resources: readonly ArmResource[];
}

/** How each kind of cluster is called in Azure, and by us. */
const CLUSTERS = {
  connectedClusters: {
    type: 'Microsoft.Kubernetes/connectedClusters',
    parameter: 'connectedClusterName',
    is: 'Azure Arc enabled cluster',
  },
  managedClusters: {
    type: 'Microsoft.ContainerService/managedClusters',
    parameter: 'managedClusterName',
    is: 'AKS cluster',
  },
} as const satisfies Record<ArcPlan['resource'], object>;

export function templateOf(
  parameters: ArmTemplate['parameters'],
  resources: readonly ArmResource[],
): ArmTemplate {
  return {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters,
    resources,
  };
}

/**
 * The template of a cluster: the microsoft.flux extension, a cluster-scoped configuration for components and guard
 * rails, and a namespace-scoped one for releases. Sources: "Microsoft.KubernetesConfiguration extensions", 2023-05-01;
 * "Microsoft.KubernetesConfiguration fluxConfigurations", 2023-05-01 and 2025-04-01.
 */
export function template(cluster: ArcCluster): ArmTemplate {
  const { arc } = cluster;
  const kind = CLUSTERS[arc.resource];
  const id = `resourceId('${kind.type}', parameters('${kind.parameter}'))`;
  const name: ArmParameter = {
    type: 'string',
    defaultValue: literal(arc.resourceName),
    metadata: { description: `Name of the ${kind.is} in the resource group of the deployment.` },
  };
  const { infra, apps } = arc.configurations;
  return templateOf({ [kind.parameter]: name, ...secureParameters(arc) }, [
    extension(arc, id),
    ...[infra, apps].map((each) =>
      configuration(each.name, arc.apiVersion, id, configurationProperties(cluster, each)),
    ),
  ]);
}

function secureParameters({ secrets }: ArcPlan): Record<string, ArmParameter> {
  return Object.fromEntries(
    secrets.map(({ parameter, description }) => [
      parameter,
      { type: 'securestring', metadata: { description } } as const,
    ]),
  );
}

function extension({ resource, extension: plan }: ArcPlan, cluster: string): ArmResource {
  const { version, releaseTrain, settings, protectedSettings } = plan;
  const properties: ExtensionProperties = {
    extensionType: 'microsoft.flux',
    // A pinned version is one that is not upgraded.
    autoUpgradeMinorVersion: version === undefined,
    ...(releaseTrain !== undefined && { releaseTrain }),
    ...(version !== undefined && { version }),
    scope: { cluster: { releaseNamespace: 'flux-system' } },
    configurationSettings: literal(settings),
    ...(protectedSettings.length > 0 && {
      configurationProtectedSettings: Object.fromEntries(
        protectedSettings.map((setting) => [setting, parameter(settingParameter(setting))]),
      ),
    }),
  };
  return {
    type: `${PROVIDER}/extensions`,
    apiVersion: API_VERSION,
    name: EXTENSION,
    scope: expression(cluster),
    // AKS gives its extensions an identity of its own.
    ...(resource === 'connectedClusters' && { identity: { type: 'SystemAssigned' } }),
    properties,
  };
}

function configuration(
  name: string,
  apiVersion: FluxConfigurationApiVersion,
  cluster: string,
  properties: NewerFluxConfigurationProperties,
): ArmResource {
  return {
    type: `${PROVIDER}/fluxConfigurations`,
    apiVersion,
    name,
    scope: expression(cluster),
    dependsOn: [expression(`extensionResourceId(${cluster}, '${PROVIDER}/extensions', '${EXTENSION}')`)],
    properties,
  };
}
