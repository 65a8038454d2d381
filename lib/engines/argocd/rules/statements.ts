import { within, type Issue, type Location } from '../../../issues/issue';
import type { ApplicationPlan } from '../plan/application';
import type { Draft } from '../../../rules/rule';
import { clusterSettings } from '../plan/applications';
import { componentsOf } from '../../../facts/components';
import { follows } from '../../following';
import type { ApplicationSettings } from '../authored/application';
import type { Specs } from '../../../authored/specs';

/** Settings of Applications, and where people write them. */
export interface Statement {
  readonly at: Location;
  readonly settings: ApplicationSettings;
}

/** An Application, or several that have the same settings. */
export interface Judged {
  /** What messages call it. */
  readonly what: string;
  /** Those who say something of it, lowest first. */
  readonly statements: readonly Statement[];
  readonly plan: ApplicationPlan;
  /** Where it goes, and whether a manifest of ours makes that. */
  readonly namespace: { readonly name: string; readonly isOurs: boolean };
}

/** Everything that is stated of Applications, whether a cluster makes one by it or not. */
export function statements({ fleet, fleetFile, products }: Specs): Statement[] {
  const at = (...keys: string[]) => within({ file: fleetFile }, ...keys, 'argocd');
  return [
    ...Object.entries(fleet.clusters).flatMap(([name, cluster]) =>
      stated(at('clusters', name), clusterSettings(cluster)),
    ),
    ...Object.entries(fleet.environments).flatMap(([name, { argocd }]) =>
      stated(at('environments', name), argocd),
    ),
    ...Object.entries(fleet.components).flatMap(([name, spec]) =>
      stated(at('components', name), 'argocd' in spec ? spec.argocd : undefined),
    ),
    ...products.flatMap(({ spec, file }) => stated({ file, path: 'argocd' }, spec.argocd)),
  ];
}

function stated(at: Location, settings: ApplicationSettings | undefined): Statement[] {
  return settings ? [{ at, settings }] : [];
}

/** The Applications of components, and of releases once per cluster, environment and product. */
export function applications({ specs, plan }: Draft): Judged[] {
  const { fleet, fleetFile } = specs;
  const at = (...keys: string[]) => within({ file: fleetFile }, ...keys, 'argocd');
  const below = (cluster: string, environment: string) => [
    ...stated(at('clusters', cluster), clusterSettings(fleet.clusters[cluster]!)),
    ...stated(at('environments', environment), fleet.environments[environment]?.argocd),
  ];
  const ofComponents = plan.clusters
    .filter(({ engine }) => follows('argocd', { engine }))
    .flatMap(({ name: cluster, spec, namespaces, components }) => {
      const found = new Map(componentsOf(fleet, spec));
      return components.map(({ name, namespace, application }): Judged => {
        const own = found.get(name)!;
        return {
          what: `component '${name}' on cluster '${cluster}'`,
          statements: [
            ...below(cluster, spec.environment),
            ...stated(at('components', name), 'argocd' in own ? own.argocd : undefined),
          ],
          plan: application,
          namespace: { name: namespace, isOurs: namespaces.some((each) => each.name === namespace) },
        };
      });
    });
  const ofReleases = new Map<string, Judged>();
  const files = new Map(specs.products.map(({ spec, file }) => [spec.name, file]));
  for (const tenant of plan.customers.flatMap(({ tenants }) => tenants)) {
    const { cluster, environment, releases } = tenant;
    if (!follows('argocd', cluster)) continue;
    for (const { product, application, namespace } of releases) {
      const what = `'${product.name}' in '${environment.name}' on cluster '${cluster.name}'`;
      if (ofReleases.has(what)) continue;
      ofReleases.set(what, {
        what,
        statements: [
          ...below(cluster.name, environment.name),
          ...stated({ file: files.get(product.name)!, path: 'argocd' }, product.spec.argocd),
        ],
        plan: application,
        namespace: { name: namespace.name, isOurs: true },
      });
    }
  }
  return [...ofComponents, ...ofReleases.values()];
}

/** What is stated for many Applications is refused once, for the first of them. */
export function oncePerPlace(issues: readonly Issue[]): Issue[] {
  const places = new Map([...issues].reverse().map((issue) => [`${issue.at.file} ${issue.at.path}`, issue]));
  return [...places.values()];
}

/** Where the highest of those who state the option states it; `undefined` where ringfleet alone does. */
export function placeOfOption({ statements }: Judged, option: string): Location | undefined {
  const found = [...statements]
    .reverse()
    .find(({ settings }) => settings.syncPolicy?.syncOptions?.includes(option));
  return found && within(found.at, 'syncPolicy', 'syncOptions');
}
