import { engineOf } from '../../engines';
import { groupBy } from '../../facts/group-by';
import type { ClusterPlan } from '../cluster';
import type { TenantPlan } from '../tenant';
import { needsOf, type Needs } from './needs';
import type { Usage } from './usage';

/** Tenants of one tier and with the same products on a cluster, and how many more of them it has room for. */
export interface TenantKind {
  readonly tier: string;
  /** By name. */
  readonly products: readonly string[];
  readonly count: number;
  /** @default - nobody says what the cluster and its operator hold */
  readonly more?: number;
}

/**
 * The kinds of tenants on a cluster, those first of which there are most.
 *
 * @param usages of the cluster and of its operator
 */
export function tenantKinds(
  cluster: ClusterPlan,
  tenants: readonly TenantPlan[],
  usages: readonly Usage[],
): TenantKind[] {
  const kinds = groupBy(tenants, ({ tier, releases }) =>
    JSON.stringify([tier.name, releases.map(({ product }) => product.name)]),
  );
  const room = roomOf(cluster, usages);
  return [...kinds.values()]
    .map(([first, ...others]): TenantKind => {
      const more = room(needsOf(first));
      return {
        tier: first.tier.name,
        products: first.releases.map(({ product }) => product.name),
        count: 1 + others.length,
        ...(more !== Infinity && { more }),
      };
    })
    .sort((a, b) => b.count - a.count || (a.tier + a.products.join() < b.tier + b.products.join() ? -1 : 1));
}

/** How many tenants fit that ask for so much; without end where nobody says what is held. */
export function roomOf(cluster: ClusterPlan, usages: readonly Usage[]): (needs: Needs) => number {
  const { whole, part } = engineOf(cluster).load;
  const home = engineOf(cluster).home(cluster);
  const at = (name: string, key: Usage['key']) =>
    usages.filter((each) => each.cluster === name && each.key === key);
  const ofParts = at(home.name, part).filter((each) => partsOf(cluster).includes(each.part!));
  return (needs) => {
    const fits = [
      ...(whole === undefined ? [] : at(home.name, whole).map((each) => fit(each, needs.load))),
      ...at(cluster.name, 'namespaces').map((each) => fit(each, needs.namespaces)),
      ...at(cluster.name, 'objects').map((each) => fit(each, needs.objects)),
    ];
    if (ofParts.length > 0) fits.push(ofParts.reduce((sum, each) => sum + fit(each, needs.load), 0));
    return Math.min(Infinity, ...fits);
  };
}

/** The parts that may get a tenant of the cluster: its own one, or any shard where there are some. */
function partsOf(cluster: ClusterPlan): readonly string[] {
  const { load } = engineOf(cluster);
  if (load.whole !== undefined) return [load.partOf(cluster)].filter((each) => each !== undefined);
  const all = load.parts(engineOf(cluster).home(cluster));
  return all.length > 1 ? all.slice(1) : all;
}

function fit({ count, holds = Infinity }: Usage, needs: number): number {
  return Math.max(0, Math.floor((holds - count) / needs));
}
