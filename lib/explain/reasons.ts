import type { RingsFile } from '../authored/specs';
import { within, type Location } from '../issues/issue';
import { placeOf } from '../plan/locate';
import { shareOf } from '../plan/resolve/releases';
import type { ReleasePlan, TenantPlan } from '../plan/tenant';
import type { TierPlan } from '../plan/tier';
import { inRings } from './in-rings';

/** Why something of a release that is no value is what it is. */
export interface Reason {
  readonly of: string;
  readonly is: string;
  readonly because: string;
  readonly at: Location;
}

export function reasonsOf(tenant: TenantPlan, release: ReleasePlan, rings: readonly RingsFile[]): Reason[] {
  const at = placeOf(tenant);
  const { product, namespace } = release;
  const { name: tier } = tenant.tier;
  return [
    ...versionOf(tenant, release, rings),
    { of: 'environment', is: tenant.environment.name, because: 'the tenant is in it', at },
    { of: 'ring', is: tenant.ring, because: 'the tenant says so', at: within(at, 'ring') },
    { of: 'cluster', is: tenant.cluster.name, because: 'the tenant says so', at: within(at, 'cluster') },
    { of: 'namespace', is: namespace.name, because: namespaceOf(release), at },
    {
      of: 'quota',
      is: quotaOf(tenant.tier),
      because: `tier '${tier}' of customer '${tenant.customer}'`,
      at: { file: tenant.source, path: 'tier' },
    },
    {
      of: 'order',
      is: release.dependsOn.length === 0 ? 'at once' : `after ${release.dependsOn.join(', ')}`,
      because:
        release.dependsOn.length === 0
          ? `'${product.name}' depends on no product that the tenant runs`
          : `'${product.name}' depends on what has to be healthy first`,
      at: { file: product.file, path: 'dependsOn' },
    },
  ];
}

function* versionOf(tenant: TenantPlan, release: ReleasePlan, rings: readonly RingsFile[]): Iterable<Reason> {
  const { version, versionFrom = '', hold, product } = release;
  if (version === undefined) {
    yield {
      of: 'version',
      is: 'none',
      because: `'${product.name}' has no versions of its own`,
      at: { file: product.file },
    };
    return;
  }
  yield {
    of: 'version',
    is: version,
    because: versionReason(tenant, release, rings),
    at: inRings(versionFrom, rings),
  };
  const entry = rings.find(({ file }) => file === `products/${product.name}/rings.yaml`)?.entries[
    tenant.ring
  ];
  if (hold && entry)
    yield {
      of: 'without hold',
      is: entry.version,
      because: `ring '${tenant.ring}' runs it`,
      at: inRings(`products/${product.name}/rings.yaml ${tenant.ring}`, rings),
    };
}

function versionReason(
  { ring, customer }: TenantPlan,
  { hold, product, versionFrom = '' }: ReleasePlan,
  rings: readonly RingsFile[],
): string {
  if (hold) return `held until ${hold.until}: ${hold.reason}`;
  const { percent = 100 } = rings.find(({ file }) => versionFrom.startsWith(`${file} `))?.entries[ring] ?? {};
  if (percent === 100) return `ring '${ring}' runs it`;
  const share = shareOf(customer);
  return versionFrom.endsWith('.previous')
    ? `ring '${ring}' is at ${percent} percent of its customers, and '${customer}' comes at ${share + 1}: it runs the previous version of '${product.name}'`
    : `ring '${ring}' is at ${percent} percent of its customers, and '${customer}' came at ${share + 1}`;
}

function namespaceOf({ adopted, product }: ReleasePlan): string {
  if (adopted?.namespace !== undefined) return `the tenant says so of '${product.name}', which is taken over`;
  return 'the formula of names gives it to the tenant';
}

function quotaOf({ quota: { requests, limits, pods } }: TierPlan): string {
  return `${requests.cpu} cpu and ${requests.memory} requested, ${limits.cpu} cpu and ${limits.memory} at most, ${pods} pods`;
}
