import { error, type Issue } from '../issue';
import { tenantsOf, type ReleasePlan, type TenantPlan } from '../plan';
import { withoutNulls } from '../values';
import type { Rule } from './rule';

/** A host name belongs to one release of a cluster: the ingress controller would answer for both, as it likes. */
export const hosts: Rule = ({ plan }) => {
  const claims = new Map<string, { tenant: TenantPlan; release: ReleasePlan; host: string }[]>();
  for (const tenant of tenantsOf(plan)) {
    for (const release of tenant.releases) {
      for (const host of hostsOf(release)) {
        const key = `${tenant.cluster.name}\n${host}`;
        claims.set(key, [...(claims.get(key) ?? []), { tenant, release, host }]);
      }
    }
  }
  return [...claims.values()].flatMap((claimants): Issue[] => {
    const [first, ...others] = [...claimants].sort((a, b) => (a.release.name < b.release.name ? -1 : 1));
    return others.map(({ tenant, release, host }) =>
      error(
        { file: tenant.source, path: `tenants.${tenant.environment.name}` },
        `host '${host}' of ${release.name} is that of ${first!.release.name} on cluster ${tenant.cluster.name}`,
        'give each release a host of its own',
      ),
    );
  });
};

/** None where the product declares none, or its values are wrong, which another rule says. */
function hostsOf({ product: { spec }, values }: ReleasePlan): readonly string[] {
  if (!spec.hosts) return [];
  const parsed = spec.schema.safeParse(withoutNulls(values));
  return parsed.success ? [...new Set(spec.hosts(parsed.data as never))] : [];
}
