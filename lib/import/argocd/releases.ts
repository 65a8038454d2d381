import type { CustomerSpec, PlacementSpec } from '../../authored/customer';
import type { ReleaseAdoption } from '../../authored/adoption';
import { groupBy } from '../../facts/group-by';
import type { Values } from '../../authored/values';
import { RESERVED_NAMESPACES, RESERVED_PROJECTS } from '../../plan/names';
import { merge } from '../../plan/values';
import type { ImportedProduct } from '../imported';
import type { ImportedRepositories } from '../repositories';
import { commonValues, valuesOver } from '../values';
import { clusterOf } from './component';
import type { FoundRelease } from './release';
import { isAutomated, settingsOf } from './settings';

export interface ReleasesFound {
  readonly releases: readonly FoundRelease[];
  /** Those that are none after all, with why. */
  readonly others: readonly (readonly [FoundRelease, string])[];
}

/** Leaves out what is not like the first of its product, of its environment or of its namespace. */
export function consistent(
  all: readonly FoundRelease[],
  otherNamespaces: ReadonlySet<string>,
): ReleasesFound {
  const others: [FoundRelease, string][] = [];
  const charts = new Map<string, string>();
  const versions = new Map<string, string>();
  const syncs = new Map<string, boolean>();
  const owners = new Map<string, string>();
  const places = new Map<string, string>();
  const same = <T>(known: Map<string, T>, key: string, value: T) => {
    if (!known.has(key)) known.set(key, value);
    return known.get(key) === value;
  };
  const releases = all.filter((each) => {
    const { customer, product, environment, source, found } = each;
    const { spec, metadata } = found.application;
    const namespace = spec.destination.namespace!;
    const cluster = clusterOf(spec, '');
    const tenant = `${customer}/${environment}`;
    const why =
      RESERVED_NAMESPACES.some((name) => name === namespace) || otherNamespaces.has(namespace)
        ? `its namespace '${namespace}' is not its customer's alone`
        : !same(charts, product, JSON.stringify([source.repoURL, source.chart, source.path]))
          ? `other releases of ${product} come from another chart`
          : !same(versions, `${product}/${environment}`, revisionOf(each))
            ? `other releases of ${product} in ${environment} have another version`
            : !same(syncs, environment, isAutomated(spec))
              ? `others in ${environment} are synced otherwise`
              : !same(owners, `${cluster}/${namespace}`, tenant)
                ? `its namespace '${namespace}' is another tenant's, too`
                : !same(places, tenant, cluster) || !same(places, `${tenant}/${product}`, metadata.name)
                  ? `${customer} has another one in ${environment}`
                  : undefined;
    if (why !== undefined) others.push([each, why]);
    return why === undefined;
  });
  return { releases, others };
}

/** A product for all its releases: what they have alike is its own, and of its environments. */
export function productsOf(
  releases: readonly FoundRelease[],
  repositories: ImportedRepositories,
): ImportedProduct[] {
  return [...groupBy(releases, ({ product }) => product)].map(([name, own]) => {
    const { source } = own[0];
    const isGit = source.chart === undefined;
    const repository = repositories[isGit ? 'git' : 'charts'](source.repoURL!);
    const values = commonValues(own.map((each) => each.values));
    const byEnvironment = groupBy(own, ({ environment }) => environment);
    const environments = [...byEnvironment].map(([environment, there]) => {
      const common = commonValues(there.map((each) => each.values));
      return [environment, valuesOver(values, common)] as const;
    });
    const rings = [...byEnvironment].map(([ring, [first]]): [string, string] => [ring, revisionOf(first)]);
    return {
      name,
      chart: {
        repository,
        ...(isGit ? { path: source.path! } : { name: source.chart }),
      },
      version: isGit ? ('gitRef' as const) : ('chart' as const),
      values,
      environments: Object.fromEntries(environments.filter(([, each]) => Object.keys(each).length > 0)),
      argocd: settingsOfReleases(own),
      rings: Object.fromEntries(rings),
    };
  });
}

function revisionOf({ source: { targetRevision } }: FoundRelease): string {
  return typeof targetRevision === 'string' && targetRevision !== '' ? targetRevision : 'HEAD';
}

/** Settings that all of them have alike. */
function settingsOfReleases(own: readonly FoundRelease[]): object {
  const all = own.map(({ found }) => {
    const { syncPolicy, ...settings } = settingsOf(found.application.spec);
    const { automated, syncOptions, ...policy } = syncPolicy;
    const options = syncOptions.filter((each) => each !== 'ServerSideApply=false');
    const isStated = options.some((each) => each.startsWith('PruneLast='));
    return {
      ...settings,
      syncPolicy: {
        ...policy,
        ...(isAutomated(found.application.spec) && { automated }),
        // What ringfleet turns on for releases is off for those that say nothing.
        syncOptions: [...options, ...(isStated ? [] : ['PruneLast=false'])],
      },
    } as unknown as Values;
  });
  return commonValues(all);
}

/** The customers, with their tenants and what is theirs alone. */
export function customersOf(
  releases: readonly FoundRelease[],
  products: readonly ImportedProduct[],
  home: string,
  otherProjects: ReadonlySet<string>,
): CustomerSpec[] {
  const projects = new Map<string, Set<string>>();
  for (const { customer, found } of releases) {
    const { project } = found.application.spec;
    projects.set(project, (projects.get(project) ?? new Set()).add(customer));
  }
  const isOwn = (project: string) =>
    projects.get(project)!.size === 1 &&
    !otherProjects.has(project) &&
    !RESERVED_PROJECTS.some((each) => each === project);
  return [...groupBy(releases, ({ customer }) => customer)].map(([name, own]) => {
    const subscribed = [...new Set(own.map(({ product }) => product))].sort();
    const tenants = [...groupBy(own, ({ environment }) => environment)].map(([environment, there]) => {
      const placement: PlacementSpec = {
        cluster: clusterOf(there[0].found.application.spec, home),
        ring: environment,
        ...(there.length < subscribed.length && { products: there.map(({ product }) => product).sort() }),
        ...valuesOfTenant(there, products),
        adopt: Object.fromEntries(there.map((each) => [each.product, adoptionOf(each, isOwn)])),
      };
      return [environment, placement];
    });
    return {
      name,
      title: name,
      tier: 'imported',
      region: 'unknown',
      contact: 'ops@example.com',
      group: `${name}-operators`,
      products: Object.fromEntries(subscribed.map((each) => [each, {}])),
      tenants: Object.fromEntries(tenants) as CustomerSpec['tenants'],
    };
  });
}

function valuesOfTenant(there: readonly FoundRelease[], products: readonly ImportedProduct[]) {
  const all = there.map(({ product, environment, values }) => {
    const of = products.find(({ name }) => name === product)!;
    return [product, valuesOver(merge([of.values, of.environments[environment] ?? {}]), values)] as const;
  });
  const given = all.filter(([, values]) => Object.keys(values).length > 0);
  return given.length > 0 ? { values: Object.fromEntries(given) } : {};
}

function adoptionOf({ found, source }: FoundRelease, isOwn: (project: string) => boolean): ReleaseAdoption {
  const { metadata, spec } = found.application;
  const releaseName = source.helm?.['releaseName'];
  return {
    name: metadata.name,
    namespace: spec.destination.namespace!,
    ...(typeof releaseName === 'string' && releaseName !== metadata.name && { releaseName }),
    ...(isOwn(spec.project) && { project: spec.project }),
    ...(metadata.finalizers && { finalizers: metadata.finalizers as ReleaseAdoption['finalizers'] }),
  };
}
