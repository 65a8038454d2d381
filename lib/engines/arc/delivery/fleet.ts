import type { ArcCluster } from '../plan/cluster';
import { fleetParameter } from '../plan/secrets';
import { parameter } from './expression';
import { template, templateOf, type ArmParameter, type ArmResource, type ArmTemplate } from './template';

/**
 * One template for all arc clusters, by name: a deployment of each cluster's own. What is secret is given once for each
 * cluster; names have their defaults. Source: Azure Resource Manager, "Linked and nested templates".
 */
export function fleetTemplate(clusters: readonly ArcCluster[]): ArmTemplate {
  const parameters = clusters.flatMap(({ name, title, arc: { secrets } }) =>
    secrets.map((secret): [string, ArmParameter] => [
      fleetParameter(name, secret.parameter),
      { type: 'securestring', metadata: { description: `${title}: ${secret.description}` } },
    ]),
  );
  return templateOf(Object.fromEntries(parameters), clusters.map(deployment));
}

function deployment(cluster: ArcCluster): ArmResource {
  const { name, arc } = cluster;
  return {
    type: 'Microsoft.Resources/deployments',
    apiVersion: '2022-09-01',
    name,
    ...(arc.resourceGroup !== undefined && { resourceGroup: arc.resourceGroup }),
    properties: {
      mode: 'Incremental',
      expressionEvaluationOptions: { scope: 'inner' },
      parameters: Object.fromEntries(
        arc.secrets.map((secret) => [
          secret.parameter,
          { value: parameter(fleetParameter(name, secret.parameter)) },
        ]),
      ),
      template: template(cluster),
    },
  };
}
