import type { ArgocdCluster } from './cluster';
import { inRepository, layout } from '../../../plan/layout';
import { ARGOCD_NAMESPACE } from '../../../plan/names';
import { ownRepositoryOf } from '../../../plan/tenant';
import { inOrder, kubectl, type Operations, type Step } from '../../../recovery/operations';
import { homeOf } from './argocd';
import { applicationsOf, type ArgocdTenant } from './tenant';

/** Source: Argo CD, "Skip Application Reconcile". */
const SKIP = 'argocd.argoproj.io/skip-reconcile';
const WAIT = '--timeout=30m';

export const operations: Operations<ArgocdCluster, ArgocdTenant> = {
  tools: ['argocd, logged in with a context a cluster: `argocd login <server> --name <cluster>`'],
  show: (tenant) => [
    kubectl(homeOf(tenant.cluster), `get applications -n argocd -l ringfleet.io/tenant=${tenant.name}`),
  ],
  // Without a finalizer, its workloads stay. Source: Argo CD, "App Deletion".
  keeps: ({ name, cluster }) => [
    kubectl(
      homeOf(cluster),
      `get applications -n ${ARGOCD_NAMESPACE} -l ringfleet.io/tenant=${name} -o custom-columns=NAME:.metadata.name,FINALIZERS:.metadata.finalizers`,
    ),
  ],
  // Applications of releases stay, too, and would make anew what is deleted below them.
  deleteRest: ({ name, cluster }) => [
    kubectl(homeOf(cluster), `delete applications -n ${ARGOCD_NAMESPACE} -l ringfleet.io/tenant=${name}`),
    kubectl(cluster, `delete namespaces -l ringfleet.io/tenant=${name}`),
    // The one that synced its releases is in none of them.
    kubectl(cluster, `delete serviceaccounts -A -l ringfleet.io/tenant=${name}`),
  ],
  pause: (tenant) => [...setsTo(tenant.cluster, 0), annotated(tenant, `${SKIP}=true --overwrite`)],
  resume: (tenant) => [annotated(tenant, `${SKIP}-`), ...setsTo(tenant.cluster, 1)],
  deliver(tenant) {
    const at = `--argocd-context ${homeOf(tenant.cluster).name}`;
    return [
      `argocd ${at} app get ${tenant.guardrails} --refresh`,
      ...[...inOrder(tenant), ownRepositoryOf(tenant) ?? []]
        .flat()
        .flatMap(({ name }) => [
          `argocd ${at} app sync ${name}`,
          `argocd ${at} app wait ${name} --health --timeout 1800`,
        ]),
    ];
  },
  putBack({ environment, cluster, releases }) {
    const at = `--argocd-context ${homeOf(cluster).name}`;
    // What is synced by itself would be synced again.
    if (environment.automatedSync) return [];
    return releases.flatMap(({ name }) => [
      `argocd ${at} app history ${name}`,
      `argocd ${at} app rollback ${name} <id of the history>`,
    ]);
  },
  bringUp: (cluster, tenants) => (cluster.hub ? managed(cluster.hub, tenants) : own(cluster)),
  awaitComponent: (cluster, { deliveredAs }) =>
    kubectl(
      homeOf(cluster),
      `wait application/${deliveredAs} -n ${ARGOCD_NAMESPACE} --for=jsonpath='{.status.health.status}'=Healthy ${WAIT}`,
    ),
  admitTenants: (cluster, tenants) =>
    cluster.hub
      ? tenants.flatMap((tenant) => operations.resume(tenant))
      : [kubectl(cluster, `apply --server-side --force-conflicts -f ${bootstrapOf(cluster)}/root.yaml`)],
};

/** A cluster of its own Argo CD. The root is left out: it would bring the tenants before their data. */
function own(cluster: ArgocdCluster): Step[] {
  const { install } = cluster.argocd;
  const bootstrap = bootstrapOf(cluster);
  const applications = inRepository(cluster.state, layout.applications(cluster.name));
  const apply = 'apply --server-side --force-conflicts';
  const files = ['argocd-cm', 'argocd-rbac-cm', 'projects'].map((name) => `-f ${bootstrap}/${name}.yaml`);
  const first = cluster.components.some(({ root }) => root === 'bootstrap')
    ? [kubectl(cluster, `${apply} --recursive -f ${bootstrap}/components`)]
    : [];
  const connections = cluster.argocd.connections.length > 0 ? [`-f ${applications}/connections.yaml`] : [];
  return [
    {
      title: 'Install Argo CD',
      ...(!install && { text: `In the version that the cluster had: ${cluster.argocd.version} or later.` }),
      commands: [
        `helm --kube-context ${cluster.name} install ${install?.name ?? 'argocd'} argo-cd -n ${ARGOCD_NAMESPACE} --create-namespace` +
          (install
            ? ` --repo ${install.chart.url}${'version' in install.chart ? ` --version ${install.chart.version}` : ''}`
            : ' --repo https://argoproj.github.io/argo-helm --version <version>'),
      ],
    },
    {
      title: 'Give Argo CD its way into the state repository',
      text: `A Secret in \`${ARGOCD_NAMESPACE}\` with the label \`argocd.argoproj.io/secret-type: repository\` and the url \`${cluster.state.url}\`.`,
      commands: [
        kubectl(
          cluster,
          `create secret generic ${cluster.state.secretRef ?? 'state'} -n ${ARGOCD_NAMESPACE} --from-literal=type=git --from-literal=url=${cluster.state.url} --from-literal=username=<user> --from-literal=password=<token>`,
        ),
        kubectl(
          cluster,
          `label secret ${cluster.state.secretRef ?? 'state'} -n ${ARGOCD_NAMESPACE} argocd.argoproj.io/secret-type=repository`,
        ),
      ],
    },
    {
      title: 'Bring the components, and no tenant yet',
      text: 'Without `root.yaml`: it would bring tenants with empty volumes before their data is back.',
      commands: [
        kubectl(cluster, `${apply} ${files.join(' ')}`),
        ...first,
        kubectl(
          cluster,
          `${apply} ${['-f ' + applications + '/infrastructure.yaml', ...connections].join(' ')}`,
        ),
      ],
    },
  ];
}

/** A cluster of a hub, whose Argo CD would bring the tenants as soon as it reaches the new one. */
function managed(hub: ArgocdCluster, tenants: readonly ArgocdTenant[]): Step[] {
  return [
    {
      title: `Keep the tenants away, on the hub ${hub.name}`,
      text: 'Their Applications are still there, and would fill the new cluster before their data is back.',
      commands: tenants.flatMap((tenant) => operations.pause(tenant)),
    },
    {
      title: `Let the hub ${hub.name} reach the cluster`,
      text: 'Put the credentials of the new cluster where the hub takes them from: the secret store, or a SealedSecret of the fleet. Its components come by themselves.',
      commands: [
        kubectl(hub, `get secrets -n ${ARGOCD_NAMESPACE} -l argocd.argoproj.io/secret-type=cluster`),
      ],
    },
  ];
}

function bootstrapOf({ name, state }: ArgocdCluster): string {
  return inRepository(state, layout.bootstrap(name));
}

function annotated(tenant: ArgocdTenant, annotation: string): string {
  const names = [...applicationsOf(tenant), ...tenant.releases.map(({ name }) => name)];
  return kubectl(
    homeOf(tenant.cluster),
    `annotate applications -n ${ARGOCD_NAMESPACE} ${names.join(' ')} ${annotation}`,
  );
}

/** A controller of ApplicationSets takes annotations off that are not in its template. */
function setsTo(cluster: ArgocdCluster, replicas: number): string[] {
  if (!cluster.sets && !cluster.leavesToFleetSets) return [];
  const controller = 'deployment argocd-applicationset-controller';
  return [kubectl(homeOf(cluster), `scale ${controller} -n ${ARGOCD_NAMESPACE} --replicas=${replicas}`)];
}
