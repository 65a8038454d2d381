import type { FleetSpec } from '../../authored/fleet';
import { groupBy } from '../../facts/group-by';
import { writtenOf } from '../../content/forms';
import { error, warning, within, type Issue } from '../../issues/issue';
import { tenantsOf } from '../../plan/fleet';
import { hostNames } from '../../plan/hosts';
import { placeOf } from '../../plan/locate';
import type { GlobalEntryPlan } from '../../plan/environment/global-entry';
import type { ReleasePlan, TenantPlan } from '../../plan/tenant';
import { isMap } from '../../authored/values';
import type { Rule } from '../rule';

/** A release that is one with those of other regions. */
interface Part {
  readonly tenant: TenantPlan;
  readonly release: ReleasePlan;
  readonly entry: GlobalEntryPlan;
}

/** The regions of a global entry have k8gb, a geo tag each, and a host in common, which the Ingress has. */
export const regionsOfGlobalEntry: Rule = function* ({ specs: { fleet, fleetFile }, plan }) {
  const parts: Part[] = [];
  for (const tenant of tenantsOf(plan))
    for (const release of tenant.releases)
      if (release.globalEntry) parts.push({ tenant, release, entry: release.globalEntry });
  const clusters = groupBy(parts, ({ tenant, entry }) => JSON.stringify([tenant.cluster.name, entry.k8gb]));
  for (const [first] of clusters.values()) yield* ofCluster(first, fleet, fleetFile);
  const together = groupBy(parts, ({ tenant, release }) =>
    JSON.stringify([tenant.customer, tenant.environment.name, release.product.name]),
  );
  for (const all of together.values()) {
    yield* ofRegions(all, fleet);
    yield* ofHosts(all);
  }
};

/** Source: k8gb, "Dynamic GeoTags", "How to configure GeoTags". */
function* ofCluster(
  { tenant, entry: { k8gb } }: Part,
  { components: known }: FleetSpec,
  file: string,
): Generator<Issue> {
  const { name, spec, components } = tenant.cluster;
  const at = within({ file }, 'clusters', name);
  const found = components.find((each) => each.name === k8gb);
  // One that there is nowhere has been said.
  if (!found && Object.hasOwn(known, k8gb))
    yield error(
      at,
      `cluster '${name}' has no component '${k8gb}', which the global entry of '${tenant.environment.name}' is made by`,
      `add '${k8gb}' to the components of '${name}'`,
    );
  if (spec.region === undefined) {
    yield error(
      at,
      `cluster '${name}' states no region, which is its geo tag`,
      `state the 'region' of '${name}'`,
    );
    return;
  }
  if (found?.content.form !== 'helm') return;
  const { k8gb: own } = found.content.values;
  const tag = isMap(own) ? own['clusterGeoTag'] : undefined;
  if (tag === spec.region) return;
  const fix = `give '${k8gb}' the value k8gb.clusterGeoTag: '${spec.region}' on '${name}'`;
  if (tag === undefined)
    yield warning(at, `'${k8gb}' of cluster '${name}' is given no geo tag; its chart has one for all`, fix);
  else
    yield error(
      at,
      `the geo tag of '${k8gb}' on cluster '${name}' is ${JSON.stringify(tag)}, and its region is '${spec.region}'`,
      fix,
    );
}

function* ofRegions(
  [first, ...others]: readonly [Part, ...Part[]],
  { clusters: known }: FleetSpec,
): Generator<Issue> {
  const all = [first, ...others];
  const stated = all.filter(({ tenant }) => tenant.cluster.spec.region !== undefined);
  for (const [region, here] of groupBy(stated, ({ tenant }) => tenant.cluster.spec.region!)) {
    const clusters = [...new Set(here.map(({ tenant }) => `'${tenant.cluster.name}'`))];
    if (clusters.length > 1)
      yield error(
        placeOf(here.at(-1)!.tenant),
        `clusters ${clusters.join(' and ')} would have one geo tag, '${region}', in the global entry of ${first.release.product.name}`,
        'place the customer on one cluster of each region',
      );
  }
  const { primary } = first.entry;
  if (primary === undefined || all.some(({ tenant }) => tenant.cluster.spec.region === primary)) return;
  // An environment's that no cluster is in has been said, once for all customers.
  const isStated = first.tenant.environment.globalEntry?.primary === primary;
  if (isStated && !Object.values(known).some(({ region }) => region === primary)) return;
  const regions = [...new Set(stated.map(({ tenant }) => `'${tenant.cluster.spec.region}'`))].sort();
  yield error(
    placeOf(first.tenant),
    `${first.release.product.name} fails over from region '${primary}', where '${first.tenant.customer}' does not run`,
    `run it there, or give globalEntry a 'primary' that all its customers run in; here: ${regions.join(', ')}`,
  );
}

/** One host has to lead to all of them. */
function* ofHosts([first, ...others]: readonly [Part, ...Part[]]): Generator<Issue> {
  const common = hostNames(first.release).filter((host) =>
    others.every(({ release }) => hostNames(release).includes(host)),
  );
  if (common.length === 0) {
    const said = [first, ...others].map(
      ({ release }) => `${release.name}: ${hostNames(release).join(', ') || 'none'}`,
    );
    yield error(
      placeOf(first.tenant),
      `the regions of ${first.release.product.name} have no host in common (${said.join('; ')})`,
      "give all of them one that 'hosts' of the product says",
    );
    return;
  }
  for (const part of [first, ...others]) yield* ofIngress(part, common);
}

/** What is seen of an Ingress is what is written here; a chart shows none. */
function* ofIngress(
  { tenant, release, entry: { ingress } }: Part,
  hosts: readonly string[],
): Generator<Issue> {
  const objects = writtenOf(release.content)?.objects ?? [];
  const ingresses = objects.filter(({ kind }) => kind === 'Ingress');
  const found = ingresses.find(({ metadata }) => metadata.name === ingress);
  if (!found) {
    if (release.content.form !== 'written') return;
    const names = ingresses.map(({ metadata }) => `'${metadata.name}'`).sort();
    yield error(
      placeOf(tenant),
      `${release.name} has no Ingress '${ingress}', which 'globalIngress' of ${release.product.name} names`,
      names.length > 0 ? `name one of ${names.join(', ')}` : 'give it an Ingress of that name',
    );
    return;
  }
  const served = hostsIn(found['spec']);
  if (hosts.some((host) => served.includes(host))) return;
  yield error(
    placeOf(tenant),
    `Ingress '${ingress}' of ${release.name} has no rule for ${hosts.join(' or ')}`,
    `add the host to the Ingress; it has ${served.join(', ') || 'none'}`,
  );
}

function hostsIn(spec: unknown): string[] {
  const rules: unknown = isMap(spec) ? spec['rules'] : undefined;
  if (!Array.isArray(rules)) return [];
  return rules.flatMap((rule: unknown) =>
    isMap(rule) && typeof rule['host'] === 'string' ? [rule['host'].toLowerCase()] : [],
  );
}
