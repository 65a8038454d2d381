import { contentOf, contents } from '../../content';
import { firsts } from '../../facts/claims';
import { sortedByName } from '../../facts/order';
import type { ComponentPlan } from '../../plan/component';
import { engineOf } from '../../engines';
import { groupBy } from '../../facts/group-by';
import { ownRepositoryOf, type TenantPlan } from '../../plan/tenant';
import type { ProductPlan } from '../../plan/product';
import {
  grouped,
  joined,
  together,
  type GraphEdge,
  type GraphNode,
  type GraphPart,
  type Scope,
  type View,
} from '../graph';

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
    repositories(scope),
    infrastructure(scope),
    products(scope),
  ]);

function management({ clusters }: Scope): GraphPart {
  const inUse = new Map(clusters.map((cluster) => [cluster.engine, engineOf(cluster).plane] as const));
  const own = [...inUse].sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = own.map(([engine, { group, title }]) =>
    grouped({ id: `group/management/${engine}`, title: group }, [
      { id: `management/${engine}`, title, kind: 'management' },
    ]),
  );
  return joined(parts);
}

function tenants({ tenants: all }: Scope): GraphPart {
  return grouped(
    { id: 'group/tenants', title: 'Namespace' },
    all.map((tenant) => ({
      id: `tenant/${tenant.name}`,
      title: tenant.name,
      kind: 'tenant',
      about: { ring: tenant.ring, ...runningOf([tenant]) },
    })),
    all.flatMap(({ name, cluster }): GraphEdge[] => {
      const { label } = engineOf(cluster).plane;
      return [
        { from: `tenant/${name}`, to: `management/${cluster.engine}`, label, kind: 'managed' },
        reads(`tenant/${name}`, `apps-state/${name}`, 'pull'),
        reads(`tenant/${name}`, `infra-state/${cluster.name}`, 'pull'),
      ];
    }),
  );
}

function appsStates({ tenants: all }: Scope): GraphPart {
  return grouped(
    { id: 'group/apps-states', title: 'apps-state-clusters' },
    all.map(({ name, ring }) => ({
      id: `apps-state/${name}`,
      title: `apps-state-${name}`,
      kind: 'state',
      about: { ring },
    })),
    all.flatMap((tenant): GraphEdge[] => {
      const own = ownRepositoryOf(tenant);
      const from = `apps-state/${tenant.name}`;
      return [
        // Of a ring come the versions of products.
        ...(own && tenant.releases.length === 0 ? [] : [reads(from, `ring/${tenant.ring}`, PATCHES)]),
        ...(own ? [reads(from, `repository/${tenant.customer}`, 'pull')] : []),
      ];
    }),
  );
}

function infraStates({ clusters }: Scope): GraphPart {
  return grouped(
    { id: 'group/infra-states', title: 'infra-state-clusters' },
    clusters.map(({ name, environment }) => ({
      id: `infra-state/${name}`,
      title: `infra-state-${name}`,
      kind: 'state',
      about: { environment: environment.name },
    })),
    clusters.map(({ name, environment }) =>
      reads(`infra-state/${name}`, `infra/${environment.name}`, PATCHES),
    ),
  );
}

function rings({ plan: { rings: all }, tenants }: Scope): GraphPart {
  const inRing = groupBy(tenants, ({ ring }) => ring);
  return grouped(
    { id: 'group/rings', title: 'apps-rings' },
    all.map(({ name, environment }) => ({
      id: `ring/${name}`,
      title: `apps-${name}`,
      kind: 'ring',
      about: { environment, ...runningOf(inRing.get(name) ?? []) },
    })),
    all.flatMap(({ name, environment, layers }) =>
      layers.map(({ product }) =>
        reads(`ring/${name}`, `product/${product}/environment/${environment}`, PATCHES),
      ),
    ),
  );
}

/** Every version that tenants run of each product. */
function runningOf(tenants: readonly TenantPlan[]): { readonly runs?: readonly string[] } {
  const runs = new Set<string>();
  for (const { releases } of tenants)
    for (const { product, version } of releases)
      if (version !== undefined) runs.add(`${product.name} ${version}`);
  return runs.size === 0 ? {} : { runs: [...runs].sort() };
}

/** The repositories that customers and teams have of their own. */
function repositories({ tenants: all }: Scope): GraphPart {
  const own = all.flatMap((tenant) => {
    const found = ownRepositoryOf(tenant);
    return found ? [{ name: tenant.customer, url: found.source.url }] : [];
  });
  return grouped(
    { id: 'group/repositories', title: 'Repositories' },
    firsts(own).map(({ name, url }) => ({
      id: `repository/${name}`,
      title: `${name}: ${url}`,
      kind: 'repository',
    })),
  );
}

/** The environments that a cluster is of, in the order of promotion, and every component of these clusters. */
function infrastructure({ plan, clusters }: Scope): GraphPart {
  const inUse = new Set(clusters.map(({ environment }) => environment.name));
  const environments = plan.environments.filter(({ name }) => inUse.has(name));
  const components = sortedByName(
    firsts(clusters.flatMap((cluster): readonly ComponentPlan[] => cluster.components)),
  );
  return grouped(
    { id: 'group/infra', title: 'infra' },
    [
      ...environments.map(({ name, title }): GraphNode => {
        return { id: `infra/${name}`, title: `infra-${title}`, kind: 'environment' };
      }),
      ...(environments.length > 0 ? [{ id: INFRA_BASE, title: INFRA_BASE, kind: 'base' } as const] : []),
      ...components.map(({ name, title }): GraphNode => {
        return { id: `component/${name}`, title, kind: 'component' };
      }),
    ],
    [
      ...environments.map(({ name }) => reads(`infra/${name}`, INFRA_BASE, PATCHES)),
      ...components.map(({ name, kind }: ComponentPlan) =>
        reads(INFRA_BASE, `component/${name}`, contents[kind].used),
      ),
    ],
  );
}

function products({ plan }: Scope): GraphPart {
  const all = { id: 'group/apps', title: 'apps' };
  const parts = plan.products.map((product) => productPart(product, plan.environments, all.id));
  return joined([grouped(all, []), ...parts]);
}

function productPart(
  { name, spec }: ProductPlan,
  environments: Scope['plan']['environments'],
  parent: string,
): GraphPart {
  const [base, chart] = [`product/${name}/base`, `product/${name}/chart`];
  const of = (environment: string) => `product/${name}/environment/${environment}`;
  return grouped(
    { id: `group/apps/${name}`, title: name, parent },
    [
      ...environments.map((environment): GraphNode => {
        return { id: of(environment.name), title: `${name}-${environment.title}`, kind: 'environment' };
      }),
      { id: base, title: `${name}-base`, kind: 'base' },
      { id: chart, title: `${name}-chart`, kind: 'chart' },
    ],
    [
      ...environments.map((environment) => reads(of(environment.name), base, PATCHES)),
      reads(base, chart, contentOf(spec).kind.used),
    ],
  );
}

function reads(from: string, to: string, label: string): GraphEdge {
  return { from, to, label, kind: 'reads' };
}
