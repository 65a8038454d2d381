import { z } from 'zod';
import { hostName } from '../../authored/network';
import { groupBy } from '../../facts/group-by';
import { error, warning, type Issue } from '../../issues/issue';
import { tenantsOf } from '../../plan/fleet';
import { OWN_REPOSITORY } from '../../plan/names';
import { ownRepositoryOf, type TenantPlan } from '../../plan/tenant';
import { faultsOf } from '../../issues/faults';
import { locate, placeOf } from '../../plan/locate';
import type { Rule } from '../rule';

/** A host name belongs to one release of a cluster, or one repository of an owner's: the ingress controller would answer for both, as it likes. */
export const hosts: Rule = function* ({ plan }) {
  const claims: Claim[] = [];
  for (const tenant of tenantsOf(plan))
    for (const release of tenant.releases) {
      const given = release.hosts;
      const at = { file: locate(release.product.base, []).file, path: 'hosts' };
      const faults = faultsOf(hostsSchema, given, at, 'what it gives');
      yield* faults;
      if (faults.length > 0) continue;
      for (const host of new Set(given)) claims.push({ tenant, release, host });
    }
  for (const tenant of tenantsOf(plan)) {
    const own = ownRepositoryOf(tenant);
    if (!own) continue;
    const release = { name: own.name, product: { name: OWN_REPOSITORY } };
    for (const host of new Set(own.hosts)) claims.push({ tenant, release, host });
  }
  yield* clashes(claims);
  yield* copied(claims);
};

interface Claim {
  readonly tenant: TenantPlan;
  /** What claims it: a release, or the owner's repository. */
  readonly release: { readonly name: string; readonly product: { readonly name: string } };
  readonly host: string;
}

function* clashes(claims: readonly Claim[]): Generator<Issue> {
  const byRelease = [...claims].sort((a, b) => (a.release.name < b.release.name ? -1 : 1));
  const byHost = groupBy(byRelease, ({ tenant, host }) => `${tenant.cluster.name}\n${host.toLowerCase()}`);
  for (const [first, ...others] of byHost.values())
    for (const { tenant, release, host } of others)
      yield error(
        placeOf(tenant),
        `host '${host}' of ${release.name} is that of ${first.release.name} on cluster ${tenant.cluster.name}`,
        'give each release a host of its own',
      );
}

/** On two clusters both would answer; between a customer's environments it is a line that was copied, most likely. */
function* copied(claims: readonly Claim[]): Generator<Issue> {
  const byHost = groupBy(claims, ({ tenant, release, host }) =>
    JSON.stringify([tenant.customer, release.product.name, host.toLowerCase()]),
  );
  for (const [first, ...others] of byHost.values()) {
    const other = others.find(({ tenant }) => isElsewhere(tenant, first.tenant));
    if (!other) continue;
    const { tenant, host, release } = other;
    yield warning(
      placeOf(tenant),
      `host '${host}' of ${release.name} is that of ${first.release.name}, too: environments '${first.tenant.environment.name}' and '${tenant.environment.name}' would answer for one name`,
      'give each environment a host of its own, under values of its tenant',
    );
  }
}

/** In another environment and on another cluster; on one cluster it is refused. */
function isElsewhere(a: TenantPlan, b: TenantPlan): boolean {
  return a.environment.name !== b.environment.name && a.cluster.name !== b.cluster.name;
}

/** What a product says that it claims, which nothing but the compiler has looked at. */
const hostsSchema = z.array(hostName);
