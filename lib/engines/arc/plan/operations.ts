import type { ArcCluster } from './cluster';
import { inRepository, layout } from '../../../plan/layout';
import { ARC_GUARDRAILS } from '../../../plan/names';
import type { Operations } from '../../../recovery/operations';
import { kubectl } from '../../../recovery/operations';
import type { FluxTenant } from '../../flux/plan/tenant';
import { reconciling, secretsStep } from '../../flux/plan/operations';

/** The template without what brings tenants. */
const WITHOUT = 'without-tenants.json';

export const operations: Operations<ArcCluster, FluxTenant<ArcCluster>> = {
  ...reconciling,
  tools: ['flux', 'az', 'jq'],
  bringUp(cluster, tenants) {
    const { infra, apps } = cluster.arc.configurations;
    const configurations =
      '.resources[] | select(.type == "Microsoft.KubernetesConfiguration/fluxConfigurations")';
    return [
      {
        title: 'Connect the cluster to Azure Arc, and make the namespaces',
        text: 'Under the name and in the resource group that it had.',
        commands: [
          `az connectedk8s connect --kube-context ${cluster.name} --name ${cluster.arc.resourceName} --resource-group ${groupOf(cluster)}`,
          kubectl(cluster, `create namespace ${infra.namespace}`),
          kubectl(cluster, `create namespace ${apps.namespace}`),
        ],
      },
      secretsStep(cluster, tenants),
      {
        title: 'Bring the components, and no tenant yet',
        text: `Without the kustomization \`${ARC_GUARDRAILS}\`: it would bring tenants with empty volumes before their data is back.`,
        commands: [
          `jq 'del((${configurations}).properties.kustomizations.${ARC_GUARDRAILS})' ${templateOf(cluster)} > ${WITHOUT}`,
          deployed(cluster, WITHOUT),
        ],
      },
    ];
  },
  admitTenants: (cluster) => [deployed(cluster, templateOf(cluster))],
};

function deployed(cluster: ArcCluster, file: string): string {
  return `az deployment group create --resource-group ${groupOf(cluster)} --template-file ${file}`;
}

function templateOf({ name, state }: ArcCluster): string {
  return `${inRepository(state, layout.bootstrap(name))}/azuredeploy.json`;
}

function groupOf({ arc: { resourceGroup } }: ArcCluster): string {
  return resourceGroup ?? '<resource group>';
}
