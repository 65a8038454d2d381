import { engineOf } from '../../engines';
import { openingOf, type Opening } from '../../facts/windows/opening';
import { tenantsOf, type Plan } from '../../plan/fleet';
import { layout } from '../../plan/layout';
import { manifestsFolder } from '../../plan/adoption/folders';
import type { TenantPlan } from '../../plan/tenant';
import type { KeptTenant } from '../../publish/keeping';

/** A tenant whose releases may not change now, and what it waits for. */
export interface ClosedTenant {
  readonly tenant: TenantPlan;
  readonly opening: Opening;
}

/**
 * The tenants whose releases stay as they are in this run: it is no window of theirs, or a freeze, and what runs their cluster does not know.
 *
 * @param allow names that were given for this run: `window/` before that of a tenant or customer lets it through
 */
export function closedTenants(plan: Plan, now: Date, allow: readonly string[]): ClosedTenant[] {
  return tenantsOf(plan).flatMap((tenant): ClosedTenant[] => {
    const { name, customer, cluster, times } = tenant;
    if (engineOf(cluster).keepsWindows || [name, customer].some((each) => allow.includes(`window/${each}`)))
      return [];
    const opening = openingOf(times, now.getTime());
    return opening.waits.length > 0 ? [{ tenant, opening }] : [];
  });
}

/** Its releases. Guard rails change at any time, as they do on Argo CD. */
export function keptTenant({ tenant }: ClosedTenant): KeptTenant {
  const { name, cluster, releases } = tenant;
  const folders = [
    `${layout.releases(cluster.name, name)}/`,
    layout.manifests(cluster.name, name, ''),
    ...releases.map((release) => `${manifestsFolder(tenant, release)}/`),
  ];
  const delivered = layout.delivery(cluster.name, '');
  return {
    name,
    cluster: cluster.name,
    owns: (path) => folders.some((folder) => path.startsWith(folder)),
    // Who moves to another repository of charts needs its old one for as long.
    needs: (path) => path.startsWith(delivered) && path.slice(delivered.length).includes('/repositories/'),
  };
}
