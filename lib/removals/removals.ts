import { customerData } from '../plan/contents';
import { isMap } from '../authored/values';
import { tenantsOf, type Plan } from '../plan/fleet';
import { namesOfRelease, frozenChanges } from '../plan/adoption';
import type { InstalledNames } from '../plan/adoption/names';
import { OWN_REPOSITORY } from '../plan/names';
import { ownRepositoryOf, type CustomerPlan, type TenantPlan } from '../plan/tenant';
import { engineOf } from '../engines';

/** A customer as the run before wrote it. */
export interface CustomerBefore {
  readonly name: string;
  /** Whether it was a team. @default false */
  readonly isTeam?: boolean;
  readonly tenants: readonly TenantBefore[];
  /** Its title, contact and what else says who it is; read when it is asked for. */
  readonly metadata: () => unknown;
  /** The file that would name its tenants and cannot be read, by its path below the program. @default - it was read */
  readonly unreadable?: string;
}

/** A tenant as the run before wrote it. */
export interface TenantBefore {
  readonly name: string;
  readonly environment: string;
  readonly cluster: string;
  readonly products: readonly string[];
  /** As it stated. @default - its environment decides */
  readonly onDelete?: 'cascade' | 'orphan';
  /** Names of the releases among them that were taken over, by product. */
  readonly adopted: Readonly<Record<string, Partial<InstalledNames>>>;
  /** Whether its owner's own repository was applied in it. @default false */
  readonly hasRepository?: boolean;
}

/** The tenants and releases that this run would take away from one customer. */
export interface Removal {
  readonly customer: string;
  /** Whether it was a team. */
  readonly isTeam: boolean;
  /** The customer as it is now. @default - it is gone as a whole */
  readonly plan?: CustomerPlan;
  /** The customer that it seems to be now. @default - it is there, or none is like it */
  readonly renamed?: string;
  /** By name. */
  readonly parts: readonly RemovedPart[];
}

/** A tenant, or one of its releases, that is no longer where it was. */
export interface RemovedPart {
  readonly kind: 'tenant' | 'release' | 'names' | 'repository';
  /** Name of the tenant; of a release `<tenant>/<product>`; of its owner's repository `<tenant>/repository`. */
  readonly name: string;
  /** Says what happens and on which cluster. */
  readonly what: string;
  /** Each of these names, given by whoever runs the program, lets it go. */
  readonly permits: readonly string[];
}

/**
 * Finds what the output before has and the plan has not, by customer: tenants that go or move to another cluster, and releases.
 * A tenant is known by its name, after which its namespaces and what delivers it are named.
 */
export function removals(plan: Plan, before: readonly CustomerBefore[]): Removal[] {
  const tenants = new Map(tenantsOf(plan).map((tenant) => [tenant.name, tenant]));
  const customers = new Map(plan.customers.map((customer) => [customer.name, customer]));
  const added = plan.customers.filter(({ name }) => before.every((each) => each.name !== name));
  const found: Removal[] = [];
  for (const customer of before) {
    const parts = customer.tenants.flatMap((tenant): RemovedPart[] => {
      const permits = [customer.name, tenant.name];
      const now = tenants.get(tenant.name);
      const effect = effectOf(plan, tenant);
      if (!now || now.cluster.name !== tenant.cluster) {
        const way = now
          ? `moves from ${tenant.cluster} to ${now.cluster.name}`
          : `goes from ${tenant.cluster}`;
        const there = now ? 'there it starts anew, and where it was ' : '';
        return [
          { kind: 'tenant', name: tenant.name, what: `${tenant.name} ${way} (${there}${effect})`, permits },
        ];
      }
      const products = now.releases.map(({ product }) => product.name);
      const own: RemovedPart[] = [];
      if (tenant.hasRepository && !ownRepositoryOf(now)) {
        const name = `${tenant.name}/${OWN_REPOSITORY}`;
        const what = `what its own repository brings to ${tenant.name} goes from ${tenant.cluster} (${effect})`;
        own.push({ kind: 'repository', name, what, permits: [...permits, name] });
      }
      const renamedParts = renamedReleases(tenant, now).map((part): RemovedPart => ({
        ...part,
        kind: 'names',
        permits: [...permits, part.name],
      }));
      const goneParts = gone(tenant, products).map((product): RemovedPart => {
        const name = `${tenant.name}/${product}`;
        const what = `${product} of ${tenant.name} goes from ${tenant.cluster} (${effect})`;
        return { kind: 'release', name, what, permits: [...permits, name, product] };
      });
      return [...own, ...goneParts, ...renamedParts];
    });
    if (parts.length === 0) continue;
    const now = customers.get(customer.name);
    const renamed = now ? undefined : renamedTo(customer, added);
    found.push({
      customer: customer.name,
      isTeam: customer.isTeam === true,
      ...(now && { plan: now }),
      ...(renamed !== undefined && { renamed }),
      parts: parts.sort((a, b) => (a.name < b.name ? -1 : 1)),
    });
  }
  return found;
}

function gone({ products }: TenantBefore, now: readonly string[]): string[] {
  return products.filter((product) => !now.includes(product));
}

/** Releases whose names are frozen, because they were taken over or are delivered already, and would be others. */
function renamedReleases(
  { name: tenant, products, adopted }: TenantBefore,
  { releases }: TenantPlan,
): Pick<RemovedPart, 'name' | 'what'>[] {
  return releases.flatMap((release) => {
    const { product, otherwise } = release;
    const before = adopted[product.name] ?? (products.includes(product.name) ? otherwise : undefined);
    const changes = before ? frozenChanges(before, namesOfRelease(release)) : '';
    const what = `${product.name} of ${tenant} under the names that it has (${changes})`;
    return changes === '' ? [] : [{ name: `${tenant}/${product.name}`, what }];
  });
}

/** A customer that is new, and has the group of the one that is gone, or its title and its contact. */
function renamedTo(before: CustomerBefore, added: readonly CustomerPlan[]): string | undefined {
  if (added.length === 0) return undefined;
  const metadata = before.metadata();
  if (!isMap(metadata)) return undefined;
  const isLike = ({ spec }: CustomerPlan): boolean => {
    const { values } = customerData(spec).metadata;
    const isSame = (key: string) => metadata[key] !== undefined && metadata[key] === values[key];
    return isSame('group') || (isSame('title') && isSame('contact'));
  };
  return added.find(isLike)?.name;
}

const VERBS = { cascade: 'cascades', orphan: 'orphans' } as const;

/** Says what removing a tenant or a release does on its cluster, by `onDelete` of the environment. */
function effectOf(
  plan: Plan,
  { environment, cluster, onDelete: own }: Pick<TenantBefore, 'environment' | 'cluster' | 'onDelete'>,
): string {
  const found = plan.clusters.find(({ name }) => name === cluster);
  // Its roots find their folder gone, and no engine deletes anything for that.
  if (!found) return `${cluster} is no cluster of the fleet any more, and nothing changes on it`;
  if (own) return `the tenant ${VERBS[own]}: ${engineOf(found).removal[own]}`;
  const onDelete = plan.environments.find(({ name }) => name === environment)?.onDelete;
  if (!onDelete)
    return `${environment} is no environment any more, and what it last said of deletion is done`;
  return `${environment} ${VERBS[onDelete]}: ${engineOf(found).removal[onDelete]}`;
}
