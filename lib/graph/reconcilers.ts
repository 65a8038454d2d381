import { arcPlanOf } from '../engines/arc/plan/arc';
import { SOURCE_KINDS } from '../engines/flux/plan/source-kinds';
import type { ClusterPlan } from '../plan/cluster';
import type { ComponentRoot } from '../plan/component';
import type { EngineName } from '../authored/cluster';

/** What a cluster has before its first component: where it pulls from, and what owns the rest. Ids are within the cluster. */
export interface Reconcilers {
  /** What the engine calls its roots. */
  readonly title: string;
  readonly sources: readonly Source[];
  readonly roots: readonly Root[];
  /** The root that owns the components of each kind. */
  readonly components: Readonly<Record<ComponentRoot, string>>;
  readonly tenants: Tenancy;
}

export interface Source {
  readonly id: string;
  readonly title: string;
  /** The roots that apply what is in it. */
  readonly feeds: readonly string[];
}

export interface Root {
  readonly id: string;
  readonly title: string;
  /** The root that applies it again. @default - who brought the cluster up, or Azure */
  readonly owner?: string;
  /** Roots that must be healthy first. @default - none */
  readonly dependsOn?: readonly string[];
}

/** What owns the objects of tenants. */
export interface Tenancy {
  readonly guardrails: string;
  /** What applies releases, after the guard rails. @default - what applies the guard rails is their owner */
  readonly releases?: string;
  /** What applies encrypted Secrets, after the guard rails. @default - what applies the releases */
  readonly secrets?: string;
}

const ROOT = 'root/root';
const CLUSTER = 'root/cluster';
const BOOTSTRAP = 'root/bootstrap';
const INFRASTRUCTURE = 'root/infrastructure';
const TENANTS = 'root/tenants';
const INSTALL = 'root/install';

const engines: Readonly<Record<EngineName, (cluster: ClusterPlan) => Reconcilers>> = {
  argocd: (cluster) => ({
    title: 'Root Applications',
    sources: [
      ...state(`Repository ${cluster.state.name}`, applications(cluster)),
      ...helm(chartRepositories(cluster)),
    ],
    roots: applications(cluster),
    components: { bootstrap: BOOTSTRAP, infrastructure: INFRASTRUCTURE },
    tenants: { guardrails: TENANTS },
  }),

  flux: (cluster) => {
    const { install } = cluster;
    return {
      title: 'Root Kustomizations',
      sources: [
        ...state(`${SOURCE_KINDS[cluster.source.kind]} ${cluster.state.name}`, roots(cluster)),
        ...(install
          ? [
              {
                id: 'source/install',
                title: `${SOURCE_KINDS[install.source.kind]} ${install.repository}`,
                feeds: [INSTALL],
              },
            ]
          : []),
        ...helm(cluster.repositories.components.length),
      ],
      roots: [
        ...roots(cluster),
        ...(install ? [{ id: INSTALL, title: install.name, owner: BOOTSTRAP }] : []),
      ],
      components: { bootstrap: BOOTSTRAP, infrastructure: INFRASTRUCTURE },
      tenants: { guardrails: TENANTS, releases: TENANTS },
    };
  },

  // Arc gives each configuration a source of its own, of the configuration's name.
  arc: (cluster) => {
    const { infra, apps } = arcPlanOf(cluster).configurations;
    const configurations = [
      { id: INFRASTRUCTURE, source: 'source/infra', name: infra.name },
      { id: TENANTS, source: 'source/apps', name: apps.name },
    ];
    return {
      title: 'Flux Configurations',
      sources: [
        ...configurations.map(({ id, source, name }) => {
          return { id: source, title: `${SOURCE_KINDS[cluster.source.kind]} ${name}`, feeds: [id] };
        }),
        ...helm(cluster.repositories.components.length),
      ],
      roots: configurations.map(({ id, name }) => ({ id, title: name })),
      components: { bootstrap: INFRASTRUCTURE, infrastructure: INFRASTRUCTURE },
      tenants: { guardrails: INFRASTRUCTURE, releases: INFRASTRUCTURE, secrets: TENANTS },
    };
  },
};

export function reconcilersOf(cluster: ClusterPlan): Reconcilers {
  return engines[cluster.engine](cluster);
}

function roots({ roots: names, hostsTenants }: ClusterPlan): Root[] {
  const tenants = {
    id: TENANTS,
    title: names.tenants,
    owner: BOOTSTRAP,
    dependsOn: [INFRASTRUCTURE],
  };
  return [
    { id: BOOTSTRAP, title: names.bootstrap },
    { id: INFRASTRUCTURE, title: names.infrastructure, owner: BOOTSTRAP },
    ...(hostsTenants ? [tenants] : []),
  ];
}

/**
 * On Argo CD one root holds the others, of which each waits for the one before. What has a hub begins with what the hub
 * applies to it.
 */
function applications(cluster: ClusterPlan): Root[] {
  const { hub, argocd, components } = cluster;
  const hasBootstrap = !hub || components.some(({ root }) => root === 'bootstrap');
  const waits: Readonly<Record<string, Root['dependsOn']>> = {
    [INFRASTRUCTURE]: [hasBootstrap ? BOOTSTRAP : CLUSTER],
    ...(hub && { [BOOTSTRAP]: [CLUSTER] }),
  };
  const own = roots(cluster).filter(({ id }) => id !== BOOTSTRAP || hasBootstrap);
  return [
    { id: ROOT, title: argocd.root.name },
    ...(hub ? [{ id: CLUSTER, title: argocd.cluster, owner: ROOT }] : []),
    ...own.map((root) => {
      const dependsOn = waits[root.id] ?? root.dependsOn;
      return { ...root, owner: ROOT, ...(dependsOn && { dependsOn }) };
    }),
  ];
}

/** The state repository, which every root of it is a folder of. */
function state(title: string, all: readonly Root[]): Source[] {
  return [{ id: 'source/state', title, feeds: all.map(({ id }) => id) }];
}

/** One for all, however many there are. */
function helm(count: number): Source[] {
  const title = `${count} ${count === 1 ? 'HelmRepository' : 'HelmRepositories'}`;
  return count === 0 ? [] : [{ id: 'source/helm', title, feeds: [INFRASTRUCTURE] }];
}

/** How many repositories, of Helm or OCI, the charts of components come from. */
function chartRepositories({ components }: ClusterPlan): number {
  const charts = components.flatMap(({ content }) => (content.kind === 'chart' ? [content.chart] : []));
  return new Set(charts.filter(({ kind }) => kind !== 'git').map(({ repository }) => repository)).size;
}
