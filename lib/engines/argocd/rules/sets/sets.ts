import { clustersFollowing } from '../../../following';
import { clustersRunBy } from '../../../run-by';
import { groupBy } from '../../../../facts/group-by';
import { error, within, type Issue, type Location } from '../../../../issues/issue';
import { DELIVERY_SETS } from '../../../../plan/names';
import { isDnsSubdomain } from '../../../../authored/naming';
import type { ArgocdCluster } from '../../plan/cluster';
import type { Plan } from '../../../../plan/fleet';
import { urlsOf } from '../../plan/sets/resolve';
import type { ApplicationSetSpec } from '../../authored/application-set';
import type { ArgocdClusterSpec } from '../../../../authored/cluster';
import { unknown } from '../../../../issues/unknown';
import { isMap } from '../../../../authored/values';
import type { Rule } from '../../../../rules/rule';

/** ApplicationSets have names and files of their own, name what the fleet has, and are named where they run. */
export const applicationSets: Rule = function* ({ specs: { fleet, fleetFile }, plan }) {
  const at = within({ file: fleetFile }, 'applicationSets');
  const sets = fleet.applicationSets ?? {};
  const urls = urlsOf(fleet, plan.states);
  for (const [name, spec] of Object.entries(sets)) {
    yield* named(within(at, name), name);
    yield* repositories(within(at, name), spec, urls);
  }
  yield* oneFileEach(plan, at);
  for (const [name, spec] of clustersRunBy('argocd', fleet))
    yield* activated(name, spec, Object.keys(sets), within({ file: fleetFile }, 'clusters', name));
  for (const cluster of clustersFollowing('argocd', plan.clusters)) yield* clashes(cluster, at);
};

function* named(at: Location, name: string): Iterable<Issue> {
  if (isDnsSubdomain(name)) return;
  const fix = "use lower-case letters, digits, '-' and '.', with a letter or digit at both ends";
  yield error(at, `ApplicationSet '${name}' is not a DNS name`, fix);
}

function* oneFileEach(plan: Plan, at: Location): Iterable<Issue> {
  for (const [file, sets] of groupBy(plan.applicationSets, (set) => set.file)) {
    const last = sets.at(-1);
    if (!last || sets.length === 1) continue;
    const names = sets.map(({ name }) => `'${name}'`).join(' and ');
    const fix = 'give each a file of its own: one would overwrite the other';
    yield error(within(at, last.name, 'file'), `the ApplicationSets ${names} have one file, '${file}'`, fix);
  }
}

/** The sets that a cluster runs, and settings that go with them. */
function* activated(
  name: string,
  { applicationSets: active = [], managedBy, rollout, delivery }: ArgocdClusterSpec<string, string>,
  known: readonly string[],
  at: Location,
): Iterable<Issue> {
  for (const set of active) yield* unknown(within(at, 'applicationSets'), 'ApplicationSet', set, known);
  if (active.length > 0 && managedBy !== undefined)
    yield error(
      within(at, 'applicationSets'),
      `cluster '${name}' runs no Argo CD that could have ApplicationSets: '${managedBy}' manages it`,
      `name them under clusters.${managedBy}.applicationSets`,
    );
  if (rollout !== undefined && delivery !== 'ApplicationSets')
    yield error(
      within(at, 'rollout'),
      `cluster '${name}' has a rollout, and no ApplicationSets that could follow it`,
      "set delivery: 'ApplicationSets', or leave out the rollout",
    );
}

/** The sets that deliver tenants have names in the same namespace. */
function* clashes(
  { name: cluster, sets, applicationSets: active }: ArgocdCluster,
  at: Location,
): Iterable<Issue> {
  if (!sets) return;
  const ofReleases = sets.releases.map(({ product }) => DELIVERY_SETS.releases(product.name));
  for (const { name } of active) {
    if (![DELIVERY_SETS.tenants, ...ofReleases].includes(name)) continue;
    const problem = `on cluster ${cluster} the ApplicationSet '${name}' is one that delivers tenants`;
    yield error(within(at, name), problem, 'rename it');
  }
}

/** Every `repoURL` is a URL, a template of one, or the name of a repository. */
function* repositories(
  at: Location,
  { generators, template }: ApplicationSetSpec,
  urls: ReadonlyMap<string, string>,
): Iterable<Issue> {
  for (const { path, url } of urlsIn({ generators, template }, [])) {
    if (/[:/.]|\{\{/.test(url)) continue;
    yield* unknown(within(at, ...path), 'repository', url, [...urls.keys()]);
  }
}

/** Keys of what is passed on, in which a `repoURL` is nobody's repository. */
const PASSED_ON = ['elements', 'parameters', 'values', 'valuesObject'];

interface Found {
  readonly path: readonly string[];
  readonly url: string;
}

function* urlsIn(given: unknown, path: readonly string[]): Iterable<Found> {
  if (Array.isArray(given))
    for (const [index, item] of given.entries()) yield* urlsIn(item, [...path, String(index)]);
  if (!isMap(given)) return;
  for (const [key, value] of Object.entries(given)) {
    if (PASSED_ON.includes(key)) continue;
    if (key === 'repoURL' && typeof value === 'string') yield { path: [...path, key], url: value };
    else yield* urlsIn(value, [...path, key]);
  }
}
