import { groupBy } from '../../../../facts/group-by';
import { error, within, type Issue, type Location } from '../../../../issues/issue';
import { DELIVERY_SETS } from '../../../../plan/names';
import { isDnsSubdomain } from '../../../../authored/naming';
import type { ClusterPlan } from '../../../../plan/cluster';
import type { Plan } from '../../../../plan/fleet';
import { managerOf } from '../../plan/hubs';
import { urlsOf } from '../../plan/application-sets';
import type { ApplicationSetSpec } from '../../authored/application-set';
import type { Specs } from '../../../../authored/specs';
import { suggest } from '../../../../issues/suggest';
import { isMap } from '../../../../authored/values';
import type { Rule } from '../../../../rules/rule';

/** ApplicationSets have names and files of their own, name what the fleet has, and are named where they run. */
export const applicationSets: Rule = ({ specs, plan }) => {
  const { fleet, fleetFile } = specs;
  const at = within({ file: fleetFile }, 'applicationSets');
  const sets = Object.entries(fleet.applicationSets ?? {});
  const urls = urlsOf(fleet, plan.states);
  return [
    ...sets.flatMap(([name]) => named(within(at, name), name)),
    ...sets.flatMap(([name, spec]) => repositories(within(at, name), spec, urls)),
    ...oneFileEach(plan, at),
    ...Object.keys(fleet.clusters).flatMap((name) => activated(specs, name)),
    ...plan.clusters.flatMap((cluster) => clashes(cluster, fleetFile)),
  ];
};

function named(at: Location, name: string): Issue[] {
  if (isDnsSubdomain(name)) return [];
  const fix = "use lower-case letters, digits, '-' and '.', with a letter or digit at both ends";
  return [error(at, `ApplicationSet '${name}' is not a DNS name`, fix)];
}

function oneFileEach(plan: Plan, at: Location): Issue[] {
  return [...groupBy(plan.applicationSets, ({ file }) => file)].flatMap(([file, sets]) => {
    if (sets.length === 1) return [];
    const names = sets.map(({ name }) => `'${name}'`).join(' and ');
    const fix = 'give each a file of its own: one would overwrite the other';
    return [
      error(
        within(at, sets.at(-1)!.name, 'file'),
        `the ApplicationSets ${names} have one file, '${file}'`,
        fix,
      ),
    ];
  });
}

/** The sets that a cluster runs, and settings that go with them. */
function activated({ fleet, fleetFile }: Specs, name: string): Issue[] {
  const spec = fleet.clusters[name]!;
  const at = within({ file: fleetFile }, 'clusters', name);
  const known = Object.keys(fleet.applicationSets ?? {});
  const active = ('applicationSets' in spec && spec.applicationSets) || [];
  const managedBy = managerOf(spec);
  const isAlone = 'rollout' in spec && spec.rollout !== undefined && spec.delivery !== 'ApplicationSets';
  return [
    ...active
      .filter((set) => !known.includes(set))
      .map((set) =>
        error(within(at, 'applicationSets'), `unknown ApplicationSet '${set}'`, suggest(set, known)),
      ),
    ...(active.length > 0 && managedBy !== undefined
      ? [
          error(
            within(at, 'applicationSets'),
            `cluster '${name}' runs no Argo CD that could have ApplicationSets: '${managedBy}' manages it`,
            `name them under clusters.${managedBy}.applicationSets`,
          ),
        ]
      : []),
    ...(isAlone
      ? [
          error(
            within(at, 'rollout'),
            `cluster '${name}' has a rollout, and no ApplicationSets that could follow it`,
            "set delivery: 'ApplicationSets', or leave out the rollout",
          ),
        ]
      : []),
  ];
}

/** The sets that deliver tenants have names in the same namespace. */
function clashes({ name, sets, applicationSets: active }: ClusterPlan, file: string): Issue[] {
  if (!sets) return [];
  const taken = [
    DELIVERY_SETS.tenants,
    ...sets.releases.map(({ product }) => DELIVERY_SETS.releases(product.name)),
  ];
  return active
    .filter((set) => taken.includes(set.name))
    .map((set) =>
      error(
        within({ file }, 'applicationSets', set.name),
        `on cluster ${name} the ApplicationSet '${set.name}' is one that delivers tenants`,
        'rename it',
      ),
    );
}

/** Every `repoURL` is a URL, a template of one, or the name of a repository. */
function repositories(at: Location, spec: ApplicationSetSpec, urls: ReadonlyMap<string, string>): Issue[] {
  const known = [...urls.keys()];
  return urlsIn({ generators: spec.generators, template: spec.template }, []).flatMap(({ path, url }) =>
    /[:/.]|\{\{/.test(url) || urls.has(url)
      ? []
      : [error(within(at, ...path), `unknown repository '${url}'`, suggest(url, known))],
  );
}

function urlsIn(given: unknown, path: readonly string[]): { path: readonly string[]; url: string }[] {
  if (Array.isArray(given)) return given.flatMap((item, index) => urlsIn(item, [...path, String(index)]));
  if (!isMap(given)) return [];
  return Object.entries(given).flatMap(([key, value]) => {
    if (['elements', 'parameters', 'values', 'valuesObject'].includes(key)) return [];
    if (key === 'repoURL' && typeof value === 'string') return [{ path: [...path, key], url: value }];
    return urlsIn(value, [...path, key]);
  });
}
