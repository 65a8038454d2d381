import type { ExtensionProperties, FluxConfigurationProperties } from '../../../imports/azure-arc';
import { ARC_GUARDRAILS, inRepository, layout, ROOTS, type ClusterPlan } from '../../model';

const API_VERSION = '2023-05-01';
const CLUSTER = "[resourceId('Microsoft.Kubernetes/connectedClusters', parameters('connectedClusterName'))]";
const EXTENSION = 'flux';

/** Names of a cluster's two configurations; each is its namespace and its GitRepository too. */
export interface Configurations {
  readonly infra: string;
  readonly apps: string;
}

/**
 * The ARM template of a cluster: the microsoft.flux extension, a cluster-scoped configuration for components and
 * guard rails, and a namespace-scoped one for releases. Sources: Azure Resource Manager, "Template structure";
 * "Microsoft.KubernetesConfiguration fluxConfigurations", 2023-05-01.
 */
export function template(cluster: ClusterPlan, { infra, apps }: Configurations): object {
  return {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: {
      connectedClusterName: {
        type: 'string',
        defaultValue: cluster.name,
        metadata: {
          description: 'Name of the Azure Arc enabled cluster in the resource group of the deployment.',
        },
      },
    },
    resources: [
      extension(),
      configuration(cluster, infra, 'cluster', {
        [infra]: kustomization(cluster, ROOTS.infrastructure),
        [ARC_GUARDRAILS]: kustomization(cluster, ARC_GUARDRAILS, [infra]),
      }),
      configuration(cluster, apps, 'namespace', { [apps]: kustomization(cluster, 'releases') }),
    ],
  };
}

function extension(): object {
  const properties: ExtensionProperties = {
    extensionType: 'microsoft.flux',
    autoUpgradeMinorVersion: true,
    releaseTrain: 'Stable',
    scope: { cluster: { releaseNamespace: 'flux-system' } },
    configurationSettings: { 'multiTenancy.enforce': 'true' },
  };
  return {
    type: 'Microsoft.KubernetesConfiguration/extensions',
    apiVersion: API_VERSION,
    name: EXTENSION,
    scope: CLUSTER,
    identity: { type: 'SystemAssigned' },
    properties,
  };
}

function configuration(
  cluster: ClusterPlan,
  name: string,
  scope: 'cluster' | 'namespace',
  kustomizations: NonNullable<FluxConfigurationProperties['kustomizations']>,
): object {
  const { url, branch, secretRef } = cluster.state;
  const properties: FluxConfigurationProperties = {
    scope,
    namespace: name,
    sourceKind: 'GitRepository',
    suspend: false,
    gitRepository: {
      url,
      repositoryRef: { branch },
      syncIntervalInSeconds: 60,
      timeoutInSeconds: 180,
      ...(secretRef !== undefined && { localAuthRef: secretRef }),
    },
    kustomizations,
  };
  return {
    type: 'Microsoft.KubernetesConfiguration/fluxConfigurations',
    apiVersion: API_VERSION,
    name,
    scope: CLUSTER,
    dependsOn: [
      `[extensionResourceId(${CLUSTER.slice(1, -1)}, 'Microsoft.KubernetesConfiguration/extensions', '${EXTENSION}')]`,
    ],
    properties,
  };
}

/** Every field stated: ARM's own defaults are prune false and wait true. */
function kustomization(cluster: ClusterPlan, part: string, dependsOn: readonly string[] = []) {
  return {
    path: inRepository(cluster.state, layout.delivery(cluster.name, part)),
    dependsOn: [...dependsOn],
    syncIntervalInSeconds: 60,
    retryIntervalInSeconds: 120,
    timeoutInSeconds: 600,
    prune: true,
    force: false,
    // Guard rails wait for healthy components; nothing waits for one tenant among many.
    wait: part === ROOTS.infrastructure,
  };
}
