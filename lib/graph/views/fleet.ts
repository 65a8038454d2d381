import { contentOf, contents } from '../../content';
import type { ComponentPlan } from '../../plan/component';
import { engineOf } from '../../engines';
import type { ProductPlan } from '../../plan/product';
import { together, type GraphEdge, type GraphNode, type GraphPart } from '../graph';
import type { Scope, View } from '../scope';

const INFRA_BASE = 'infra-base';
const PATCHES = 'patches';

/**
 * Shows who gets what: tenants, the states that they pull, the rings and environments on which these build, and the
 * infrastructure below. Rings and environments are shown whether they have tenants or not.
 */
export const fleet: View = (scope) =>
  together('LR', [
    management(scope),
    tenants(scope),
    appsStates(scope),
    infraStates(scope),
    rings(scope),
    infrastructure(scope),
    products(scope),
  ]);

function management({ clusters }: Scope): GraphPart {
  const inUse = new Map(clusters.map((cluster) => [cluster.engine, engineOf(cluster).plane] as const));
  const own = [...inUse].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    groups: own.map(([engine, { group }]) => ({ id: `group/management/${engine}`, title: group })),
    nodes: own.map(([engine, { title }]) => ({
      id: `management/${engine}`,
      title,
      kind: 'management',
      group: `group/management/${engine}`,
    })),
    edges: [],
  };
}

function tenants(scope: Scope): GraphPart {
  const group = 'group/tenants';
  return {
    groups: [{ id: group, title: 'Namespace' }],
    nodes: scope.tenants.map(({ name }) => ({ id: `tenant/${name}`, title: name, kind: 'tenant', group })),
    edges: scope.tenants.flatMap(({ name, cluster }): GraphEdge[] => [
      {
        from: `tenant/${name}`,
        to: `management/${cluster.engine}`,
        label: engineOf(cluster).plane.label,
        kind: 'managed',
      },
      reads(`tenant/${name}`, `apps-state/${name}`, 'pull'),
      reads(`tenant/${name}`, `infra-state/${cluster.name}`, 'pull'),
    ]),
  };
}

function appsStates(scope: Scope): GraphPart {
  const group = 'group/apps-states';
  return {
    groups: [{ id: group, title: 'apps-state-clusters' }],
    nodes: scope.tenants.map(({ name }) => ({
      id: `apps-state/${name}`,
      title: `apps-state-${name}`,
      kind: 'state',
      group,
    })),
    edges: scope.tenants.map(({ name, ring }) => reads(`apps-state/${name}`, `ring/${ring}`, PATCHES)),
  };
}

function infraStates({ clusters }: Scope): GraphPart {
  const group = 'group/infra-states';
  return {
    groups: [{ id: group, title: 'infra-state-clusters' }],
    nodes: clusters.map(({ name }) => ({
      id: `infra-state/${name}`,
      title: `infra-state-${name}`,
      kind: 'state',
      group,
    })),
    edges: clusters.map(({ name, environment }) =>
      reads(`infra-state/${name}`, `infra/${environment.name}`, PATCHES),
    ),
  };
}

function rings({ plan }: Scope): GraphPart {
  const group = 'group/rings';
  return {
    groups: [{ id: group, title: 'apps-rings' }],
    nodes: plan.rings.map(({ name }) => ({ id: `ring/${name}`, title: `apps-${name}`, kind: 'ring', group })),
    edges: plan.rings.flatMap(({ name, environment, layers }) =>
      layers.map(({ product }) =>
        reads(`ring/${name}`, `product/${product}/environment/${environment}`, PATCHES),
      ),
    ),
  };
}

/** The environments that a cluster is of, in the order of promotion, and every component of these clusters. */
function infrastructure({ plan, clusters }: Scope): GraphPart {
  const group = 'group/infra';
  const inUse = new Set(clusters.map(({ environment }) => environment.name));
  const environments = plan.environments.filter(({ name }) => inUse.has(name));
  const components = [
    ...new Map(clusters.flatMap((cluster) => cluster.components.map((each) => [each.name, each]))).values(),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
  const base: GraphNode = { id: INFRA_BASE, title: INFRA_BASE, kind: 'base', group };
  return {
    groups: [{ id: group, title: 'infra' }],
    nodes: [
      ...environments.map(({ name, title }): GraphNode => {
        return { id: `infra/${name}`, title: `infra-${title}`, kind: 'environment', group };
      }),
      ...(environments.length > 0 ? [base] : []),
      ...components.map(({ name, title }): GraphNode => {
        return { id: `component/${name}`, title, kind: 'component', group };
      }),
    ],
    edges: [
      ...environments.map(({ name }) => reads(`infra/${name}`, INFRA_BASE, PATCHES)),
      ...components.map(({ name, kind }: ComponentPlan) =>
        reads(INFRA_BASE, `component/${name}`, contents[kind].used),
      ),
    ],
  };
}

function products({ plan }: Scope): GraphPart {
  const all = 'group/apps';
  const parts = plan.products.map((product) => productPart(product, plan.environments, all));
  return {
    groups: [{ id: all, title: 'apps' }, ...parts.flatMap(({ groups }) => groups)],
    nodes: parts.flatMap(({ nodes }) => nodes),
    edges: parts.flatMap(({ edges }) => edges),
  };
}

function productPart(
  { name, spec }: ProductPlan,
  environments: Scope['plan']['environments'],
  parent: string,
): GraphPart {
  const group = `group/apps/${name}`;
  const [base, chart] = [`product/${name}/base`, `product/${name}/chart`];
  const of = (environment: string) => `product/${name}/environment/${environment}`;
  return {
    groups: [{ id: group, title: name, parent }],
    nodes: [
      ...environments.map((environment): GraphNode => {
        const title = `${name}-${environment.title}`;
        return { id: of(environment.name), title, kind: 'environment', group };
      }),
      { id: base, title: `${name}-base`, kind: 'base', group },
      { id: chart, title: `${name}-chart`, kind: 'chart', group },
    ],
    edges: [
      ...environments.map((environment) => reads(of(environment.name), base, PATCHES)),
      reads(base, chart, contentOf(spec).kind.used),
    ],
  };
}

function reads(from: string, to: string, label: string): GraphEdge {
  return { from, to, label, kind: 'reads' };
}
