import type { ContentPlan } from '../../content/forms';
import { error, within, type Issue, type Location } from '../../issues/issue';
import { componentFolder } from '../../plan/adoption/folders';
import type { ClusterPlan } from '../../plan/cluster';
import type { CustomerPlan } from '../../plan/tenant';
import { tenantsOf, type Plan } from '../../plan/fleet';
import { inRepository, isLaidOut } from '../../plan/layout';
import { placeOf } from '../../plan/locate';
import { isDeviceName } from '../../plan/names';
import type { StatePlan } from '../../plan/source';
import type { Rule } from '../rule';

/** Who has a folder of a repository for itself, or pulls all that is in it. */
interface Owner {
  readonly by: string;
  readonly url: string;
  readonly folder: string;
}

/** One that people state. */
interface Stated {
  readonly at: Location;
  readonly path: string;
  readonly by: string;
  readonly cluster: ClusterPlan;
  /** @default - it is the platform's */
  readonly customer?: CustomerPlan;
}

/** A path that is stated of what is taken over has its files alone: whoever applies or owns the folder has nothing else with them. */
export const adoptedPaths: Rule = function* ({ specs, plan }) {
  const stated = [...ofComponents(plan, specs.fleetFile), ...ofReleases(plan)];
  if (stated.length === 0) return;
  const claims = new Map(stated.map((each) => [each, statesOf(each).map((state) => claimOf(each, state))]));
  const found = overlapsOf([...[...claims.values()].flat(), ...others(plan)]);
  for (const [each, own] of claims) {
    const refused = [...judged(each)];
    yield* refused;
    const [overlap] = own.flatMap(found);
    if (refused.length > 0 || !overlap) continue;
    const problem = `'${each.path}' is, holds or is in folder '${overlap.folder}', which is of ${overlap.by}`;
    yield error(each.at, problem, 'give each a folder of its own, and none within another');
  }
};

function* judged(stated: Stated): Iterable<Issue> {
  const { at, path, cluster, customer } = stated;
  const device = path.split('/').find(isDeviceName);
  if (device !== undefined)
    yield error(at, `'${device}' is a name that Windows keeps for a device`, 'use another name');
  if (isLaidOut(path, cluster.name, customer))
    yield error(
      at,
      `'${path}' is, holds or is in a folder that ringfleet lays out itself`,
      `state another one, such as 'apps/${customer?.name ?? cluster.name}'`,
    );
  for (const { prefix } of statesOf(stated))
    if (prefix !== '' && `${path}/`.startsWith(`${prefix}/`)) {
      const problem = `'${path}' begins with '${prefix}', which is put before every path of that state repository`;
      yield error(at, problem, `leave '${prefix}/' out`);
      return;
    }
}

function* ofComponents({ clusters }: Plan, file: string): Iterable<Stated> {
  for (const cluster of clusters)
    for (const { name, adopted } of cluster.components) {
      if (adopted?.path === undefined) continue;
      const at = within({ file }, 'clusters', cluster.name, 'adopt', name, 'path');
      yield { at, path: adopted.path, by: `component ${name} of cluster ${cluster.name}`, cluster };
    }
}

function* ofReleases({ customers }: Plan): Iterable<Stated> {
  for (const customer of customers)
    for (const tenant of customer.tenants)
      for (const { product, adopted } of tenant.releases) {
        if (adopted?.path === undefined) continue;
        const at = within(placeOf(tenant), 'adopt', product.name, 'path');
        const by = `${product.name} of tenant ${tenant.name}`;
        yield { at, path: adopted.path, by, cluster: tenant.cluster, customer };
      }
}

/** A release has files in two where its customer's values are in another one than its cluster. */
function statesOf({ cluster, customer }: Stated): StatePlan[] {
  return [...new Set([cluster.state, ...(customer ? [customer.valuesIn] : [])])];
}

function claimOf({ by, path }: Stated, state: StatePlan): Owner {
  return { by, url: state.url, folder: inRepository(state, path) };
}

/** Folders that nobody states, and what is pulled from a folder of a repository. */
function* others(plan: Plan): Iterable<Owner> {
  for (const cluster of plan.clusters)
    for (const component of cluster.components) {
      const { name, adopted, content } = component;
      const by = `component ${name} of cluster ${cluster.name}`;
      if (adopted?.path === undefined) {
        const folder = inRepository(cluster.state, componentFolder(cluster.name, component));
        yield { by, url: cluster.state.url, folder };
      }
      yield* pulledBy(by, content);
    }
  for (const tenant of tenantsOf(plan))
    for (const { product, content } of tenant.releases)
      yield* pulledBy(`${product.name} of tenant ${tenant.name}`, content);
}

function* pulledBy(by: string, content: ContentPlan): Iterable<Owner> {
  if (content.form === 'folder' && content.source.kind === 'git')
    yield { by, url: content.source.url, folder: content.path };
  if (content.form === 'helm' && content.chart.kind === 'git')
    yield { by, url: content.chart.url, folder: content.chart.path };
}

/** Finds who else has the same folder, one above it or one below it, whichever case its letters have. */
function overlapsOf(all: readonly Owner[]): (owner: Owner) => readonly Owner[] {
  const at = new Map<string, Owner[]>();
  const below = new Map<string, Owner[]>();
  const add = (map: Map<string, Owner[]>, key: string, owner: Owner) => {
    const known = map.get(key);
    if (known) known.push(owner);
    else map.set(key, [owner]);
  };
  for (const owner of all) {
    const [own, ...above] = foldersTo(owner);
    add(at, own, owner);
    for (const key of above) add(below, key, owner);
  }
  return (owner) => {
    const [own, ...above] = foldersTo(owner);
    const found = [own, ...above].flatMap((key) => at.get(key) ?? []);
    return [...found, ...(below.get(own) ?? [])].filter((each) => each !== owner);
  };
}

/** The folder, then those that it is in, the root last. */
function foldersTo({ url, folder }: Owner): [string, ...string[]] {
  const segments = folder.toLowerCase().split('/');
  const [own, ...above] = segments.map((_, index) => segments.slice(0, segments.length - index).join('/'));
  return [`${url} ${own}`, ...[...above, ''].map((each) => `${url} ${each}`)];
}
