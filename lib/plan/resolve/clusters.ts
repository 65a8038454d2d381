import type { Context } from '../../applicationsets';
import { arcOf } from '../../engines/arc/plan/arc';
import { DNS_LABEL, shorten } from '../../authored/naming';
import { RESERVED_NAMESPACES } from '../names';
import type { ApplicationSetPlan } from '../../engines/argocd/plan/application-set';
import type { ClusterPlan, ComponentNamespacePlan } from '../cluster';
import type { ComponentPlan } from '../component';
import type { EnvironmentPlan, ProductPlan } from '../fleet';
import type { StatePlan } from '../source';
import type { ClusterSpec } from '../../authored/cluster';
import type { FleetSpec } from '../../authored/fleet';
import type { CustomerInput, Specs } from '../../authored/specs';
import { admissionOf } from './admission';
import { activeOn, setsOf } from '../../engines/argocd/plan/application-sets';
import { engineOf } from '../../engines';
import { follows } from '../../engines/following';
import { argocdOf, rootsOf, withHubs } from '../../engines/argocd/plan/argocd';
import { hubOf } from '../../engines/argocd/plan/hubs';
import { componentsOf } from '../../facts/components';
import { resolveComponents } from './components';
import { connectionsOf, knownClusters } from '../../engines/argocd/plan/connections';
import { hostedBy } from '../../facts/hosted';
import { byName } from '../../facts/order';
import { placementsOf } from '../../facts/placements';
import { secretFilesOf } from './secrets';
import { helmRepositories, sourceAt, stateSource } from './source';
import { repositoryOf } from '../../facts/repositories';
import { stateOfCluster, valueStates } from './states';
import { terraformRunner } from './terraform';

export function resolveClusters(
  fleet: FleetSpec,
  { products, customers }: Pick<Specs, 'products' | 'customers'>,
  environments: ReadonlyMap<string, EnvironmentPlan>,
  states: readonly StatePlan[],
  productPlans: readonly ProductPlan[],
  applicationSets: readonly ApplicationSetPlan[],
  tree: Context['tree'],
): ClusterPlan[] {
  const ofProducts = helmRepositories(
    fleet,
    products.map(({ spec }) => spec.chart.repository),
  );
  const withValues = valueStates(fleet, states);
  const clusters = byName(
    Object.entries(fleet.clusters).flatMap(([name, spec]): ClusterPlan[] => {
      const environment = environments.get(spec.environment);
      if (!environment) return [];
      const components = resolveComponents(fleet, spec, products, environment).map((component) =>
        hubOf(fleet, name) === undefined ? component : onHub(name, component),
      );
      const charts = components.flatMap(({ content }) =>
        content.kind === 'chart' ? [content.chart.repository] : [],
      );
      const state = stateOfCluster(states, spec);
      const source = stateSource(state, spec);
      const runner = terraformRunner(fleet, { name, state, source }, withValues);
      const hostsTenants = hostedBy(spec).length > 0 || runner.terraform !== undefined;
      return [
        {
          name,
          title: spec.title ?? name,
          engine: spec.engine,
          spec,
          environment,
          roots: rootsOf(fleet, name, spec),
          hostsTenants,
          ...admissionOf(fleet, spec, hostsTenants),
          ...runner,
          control: engineOf(spec).control(spec),
          shards: ('shards' in spec && spec.shards) || [],
          decrypts: decrypts(name, spec, customers),
          crossesNamespaces: 'crossNamespaceReferences' in spec && spec.crossNamespaceReferences === true,
          impersonates: 'impersonation' in spec && spec.impersonation === true,
          namespaces: componentNamespaces(fleet, spec, components),
          components,
          repositories: {
            components: helmRepositories(fleet, charts),
            products: hostsTenants ? ofProducts : [],
          },
          state,
          valueStates: hostsTenants ? withValues : [],
          source,
          manages: [],
          argocd: argocdOf(fleet, name, spec),
          applicationSets: [],
          ...setsOf(fleet, spec, environments, productPlans),
          ...arcOf(name, spec),
          ...installOf(fleet, spec),
        },
      ];
    }),
  );
  const repositories = products.map(({ spec }) => spec.chart.repository);
  const placed = withHubs(fleet, clusters).map((cluster) => {
    if (follows('flux', cluster) || cluster.hub) return cluster;
    const connections = connectionsOf(fleet, cluster, states, repositories);
    const known = knownClusters(cluster);
    return {
      ...cluster,
      argocd: { ...cluster.argocd, connections, clusters: known },
      applicationSets: activeOn(applicationSets, cluster, known, tree),
    };
  });
  const whole = new Map(placed.map((cluster) => [cluster.name, cluster]));
  return placed.map((cluster) => ({ ...cluster, ...(cluster.hub && { hub: whole.get(cluster.hub.name)! }) }));
}

/** Whether Flux decrypts Secrets of tenants there. */
function decrypts(name: string, spec: ClusterSpec, customers: readonly CustomerInput[]): boolean {
  return (
    engineOf(spec).secrets === 'SOPS' &&
    customers.some((customer) =>
      placementsOf(customer.spec).some(
        (placement) => placement.spec.cluster === name && secretFilesOf(customer, placement).length > 0,
      ),
    )
  );
}

/** A component of a cluster among others of its hub: the name of its Application says which cluster it is for. */
function onHub(cluster: string, component: ComponentPlan): ComponentPlan {
  return { ...component, deliveredAs: shorten(`${cluster}-${component.name}`, DNS_LABEL) };
}

/** Each namespace that the components are in, unless something else makes it. */
function componentNamespaces(
  fleet: FleetSpec,
  cluster: ClusterSpec,
  components: readonly ComponentPlan[],
): ComponentNamespacePlan[] {
  const specs = new Map(componentsOf(fleet, cluster));
  const { platform, releases } = engineOf(cluster).control(cluster);
  const madeElsewhere = new Set<string>([...RESERVED_NAMESPACES, platform, releases]);
  const found = new Map<string, ComponentNamespacePlan>();
  // What the bootstrap owns is there first.
  const inOrder = [...components].sort((a, b) => (a.root < b.root ? -1 : a.root > b.root ? 1 : 0));
  for (const { name, namespace, root } of inOrder) {
    const spec = specs.get(name)!;
    if (madeElsewhere.has(namespace) || found.has(namespace)) continue;
    const podSecurity = ('podSecurity' in spec && spec.podSecurity) || 'restricted';
    found.set(namespace, { name: namespace, podSecurity, root });
  }
  return byName([...found.values()]);
}

/** Flux's own manifests, where the cluster keeps Flux at a version. */
function installOf(fleet: FleetSpec, spec: ClusterSpec): Pick<ClusterPlan, 'install'> {
  if (!('install' in spec) || !spec.install) return {};
  const { name = 'flux', repository, version, patches = [] } = spec.install;
  const source = sourceAt(repositoryOf(fleet, repository), version);
  return source ? { install: { name, repository, source, patches } } : {};
}
