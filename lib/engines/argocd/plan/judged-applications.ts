import { within, type Issue, type Location } from '../../../issues/issue';
import type { ApplicationPlan } from './application';
import {
  clusterStatements,
  componentStatements,
  environmentStatements,
  productStatements,
  type Statement,
} from './statements';
import { clustersFollowing, tenantsFollowing } from '../../following';
import type { ApplicationSettings } from '../authored/application';
import type { Specs } from '../../../authored/specs';
import { tenantsOf, type Plan } from '../../../plan/fleet';

/** An Application, or several that have the same settings. */
export interface JudgedApplication {
  /** What messages call it. */
  readonly what: string;
  /** Those who say something of it, lowest first. */
  readonly statements: readonly Statement[];
  readonly plan: ApplicationPlan;
  /** Where it goes, and whether a manifest of ours makes that. */
  readonly namespace: { readonly name: string; readonly isOurs: boolean };
}

interface Resolved {
  readonly specs: Specs;
  readonly plan: Plan;
}

/** The Applications of components, and of releases once per cluster, environment and product. */
export function* applications(resolved: Resolved): Iterable<JudgedApplication> {
  yield* ofComponents(resolved);
  yield* ofReleases(resolved);
}

function* ofComponents({ specs, plan }: Resolved): Iterable<JudgedApplication> {
  for (const { name: cluster, spec, namespaces, components } of clustersFollowing('argocd', plan.clusters)) {
    for (const { name, namespace, application } of components)
      yield {
        what: `component '${name}' on cluster '${cluster}'`,
        statements: [
          ...clusterStatements(specs, cluster),
          ...environmentStatements(specs, spec.environment),
          ...componentStatements(specs, name),
        ],
        plan: application,
        namespace: { name: namespace, isOurs: namespaces.some((each) => each.name === namespace) },
      };
  }
}

function* ofReleases({ specs, plan }: Resolved): Iterable<JudgedApplication> {
  const seen = new Set<string>();
  for (const { cluster, environment, releases } of tenantsFollowing('argocd', tenantsOf(plan))) {
    for (const { product, application, namespace } of releases) {
      const what = `'${product.name}' in '${environment.name}' on cluster '${cluster.name}'`;
      if (seen.has(what)) continue;
      seen.add(what);
      yield {
        what,
        statements: [
          ...clusterStatements(specs, cluster.name),
          ...environmentStatements(specs, environment.name),
          ...productStatements(specs, product.name),
        ],
        plan: application,
        namespace: { name: namespace.name, isOurs: true },
      };
    }
  }
}

type SyncPolicy = NonNullable<ApplicationSettings['syncPolicy']>;

/** Where the highest of those who state such a sync policy states it; `undefined` where ringfleet alone does. */
export function placeOfPolicy(
  { statements }: JudgedApplication,
  isMeant: (policy: SyncPolicy) => boolean,
  ...keys: readonly string[]
): Location | undefined {
  const found = statements.findLast(({ settings: { syncPolicy } }) => syncPolicy && isMeant(syncPolicy));
  return found && within(found.at, 'syncPolicy', ...keys);
}

/** The same of an option. */
export function placeOfOption(judged: JudgedApplication, option: string): Location | undefined {
  return placeOfPolicy(judged, ({ syncOptions }) => syncOptions?.includes(option) === true, 'syncOptions');
}

/** A rule that refuses what is stated for many Applications once, for the first of them. */
export function oncePerPlace<Draft>(
  rule: (draft: Draft) => Iterable<Issue>,
): (draft: Draft) => Iterable<Issue> {
  return function* (draft) {
    const seen = new Set<string>();
    for (const issue of rule(draft)) {
      const place = `${issue.at.file} ${issue.at.path}`;
      if (!seen.has(place)) yield issue;
      seen.add(place);
    }
  };
}
