import { isMap, type Value } from '../authored/plain/map';
import { groupBy } from '../facts/group-by';
import { tenantsOf, type Plan } from '../plan/fleet';
import { LABEL_KEYS, managedBy } from '../plan/labels';
import type { ReleasePlan } from '../plan/tenant';
import { evidenceOf, type LiveObject } from './live-object';

/** What clusters said of the fleet, as far as it was given. */
export interface LiveFleet {
  /** How many objects were the releases' or tenants', the platform's, and nobody's of the fleet. */
  readonly objects: { readonly ours: number; readonly platform: number; readonly others: number };
  readonly releases: readonly LiveRelease[];
}

/** What a cluster says of one release. */
export interface LiveRelease {
  /** Place among all releases. */
  readonly release: number;
  /** Those that deliver it; none where its cluster told of others and not of it. */
  readonly objects: readonly Omit<LiveObject, 'evidence'>[];
  /** What its cluster says that it runs: versions, revisions or images. */
  readonly runs: readonly string[];
  /** Whether that is the version of git; `unknown` where nothing there says so. */
  readonly version: 'same' | 'other' | 'unknown';
  /** Whether every object of it is in sync, healthy and ready. */
  readonly isWell: boolean;
}

/**
 * Lays what clusters have over a plan.
 *
 * @param items of what `kubectl get applications,helmreleases,kustomizations -A -o json` printed
 */
export function liveOf(plan: Plan, items: readonly Value[]): LiveFleet {
  const labelled = items.map((item) => ({ item, labels: labelsOf(item) }));
  const isOurs = ({ labels }: (typeof labelled)[number]) =>
    Object.entries(managedBy).every(([key, value]) => labels[key] === value);
  const ours = labelled.filter(isOurs);
  const ofTenants = ours.filter(({ labels }) => labels[LABEL_KEYS.tenant] !== undefined);
  const keyOf = (tenant: string, product: string) => `${tenant}/${product}`;
  const byRelease = groupBy(
    ofTenants.filter(({ labels }) => labels[LABEL_KEYS.product] !== undefined),
    ({ labels }) => keyOf(labels[LABEL_KEYS.tenant]!, labels[LABEL_KEYS.product]!),
  );
  const told = new Set(ofTenants.map(({ labels }) => labels[LABEL_KEYS.tenant]));
  const tenants = tenantsOf(plan);
  const clusters = new Set(tenants.filter(({ name }) => told.has(name)).map(({ cluster }) => cluster.name));
  const releases: LiveRelease[] = [];
  let release = 0;
  for (const tenant of tenants)
    for (const own of tenant.releases) {
      const found = byRelease.get(keyOf(tenant.name, own.product.name)) ?? [];
      if (found.length > 0 || clusters.has(tenant.cluster.name))
        releases.push({
          release,
          ...judgedLive(
            own,
            found.map(({ item }) => evidenceOf(item)),
          ),
        });
      release++;
    }
  return {
    objects: {
      ours: ofTenants.length,
      platform: ours.length - ofTenants.length,
      others: items.length - ours.length,
    },
    releases,
  };
}

function labelsOf(item: Value): Readonly<Partial<Record<string, string>>> {
  const metadata = isMap(item) ? item['metadata'] : undefined;
  const labels = isMap(metadata) ? metadata['labels'] : undefined;
  // The API server takes texts alone.
  return isMap(labels) ? (labels as Readonly<Record<string, string>>) : {};
}

function judgedLive(release: ReleasePlan, found: readonly LiveObject[]): Omit<LiveRelease, 'release'> {
  const runs = [...new Set(found.flatMap(({ evidence }) => evidence.map(({ text }) => text)))];
  return {
    objects: found.map(({ evidence: _, ...object }) => object),
    runs,
    version: versionOf(release, found),
    isWell: found.length > 0 && found.every(({ isWell }) => isWell),
  };
}

/** What of an object says which version runs depends on what a version of the product sets. */
function versionOf({ version, product }: ReleasePlan, found: readonly LiveObject[]): LiveRelease['version'] {
  if (version === undefined) return 'unknown';
  const { version: sets } = product.spec;
  const kind = sets === 'chart' ? 'chart' : sets !== undefined && 'value' in sets ? 'image' : 'ref';
  const telling = found.flatMap(({ evidence }) => evidence.filter((each) => each.of === kind));
  if (telling.length === 0) return 'unknown';
  return telling.some(({ text }) => saysVersion(text, version)) ? 'same' : 'other';
}

/** Whether a text has the version as a whole: `web-1.2.0`, `web:1.2.0@sha256:…` and `v1.2.0` have 1.2.0, and 11.2.0 has not. */
function saysVersion(text: string, version: string): boolean {
  const quoted = version.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return new RegExp(`(^|[^0-9.])${quoted}($|[^0-9A-Za-z.-])`).test(text);
}
