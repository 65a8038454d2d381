import { withPlaces } from '../facts/pools';
import { withSites } from '../facts/regional';
import { guarded } from './guarded';
import { sortIssues, type Issue } from '../issues/issue';
import type { Plan } from '../plan/fleet';
import type { Context } from '../applicationsets';
import { checkedOut, resolveCheckouts } from '../engines/argocd/plan/checkouts';
import { resolveApplicationSets, urlsOf } from '../engines/argocd/plan/sets/resolve';
import { resolveClusters } from '../plan/resolve/clusters';
import { resolveCustomer } from '../plan/resolve/customers';
import { resolveLandscape } from '../plan/resolve/landscape';
import { namingOf, type Lookup } from '../plan/resolve/lookup';
import { sortedByName } from '../facts/order';
import { repositoriesByName } from '../facts/repositories';
import { teamsOf } from '../facts/teams';
import { resolveAxes, resolveProducts, resolveRings } from '../plan/resolve/products';
import { sharedByReleases } from '../plan/resolve/shared';
import { resolveStates, valueStates } from '../plan/resolve/states';
import { resolveTier } from '../plan/resolve/tier';
import { resolveWorkloads } from '../plan/environment/workloads';
import { withShards } from '../engines/argocd/plan/connections/shards';
import { resolveTrees } from '../engines/argocd/plan/trees';
import { rules } from '../rules';
import { wellFormed } from './well-formed';
import type { Specs } from '../authored/specs';

/** A plan, unless an issue is an error. */
export interface Outcome {
  readonly plan?: Plan;
  /** Where an issue is an error, what there would be without: it may lack what is wrong. */
  readonly refused?: Plan;
  /** In a stable order. */
  readonly issues: readonly Issue[];
}

/** Resolves the specs and runs every rule. Pure: the same specs, in any order, give the same outcome. */
export function plan(input: Specs): Outcome {
  const { specs: sound, malformed, issues: found } = wellFormed(inOrder(input));
  const thrown: Issue[] = [];
  const specs = {
    ...sound,
    fleet: withShards(sound.fleet, sound.shards),
    products: sound.products.map((product) => guarded(product, thrown)),
    customers: [...sound.customers, ...teamsOf(sound.fleet, sound.fleetFile)].map((each) => ({
      ...each,
      spec: withSites(withPlaces(each, sound.fleet), sound.fleet),
    })),
  };
  const draft = { specs, malformed, plan: resolve(specs) };
  const issues = sortIssues(distinct([...found, ...rules.flatMap((rule) => [...rule(draft)]), ...thrown]));
  return issues.some((issue) => issue.severity === 'error')
    ? { issues, refused: draft.plan }
    : { plan: draft.plan, issues };
}

/** A mistake that shows in many places is said once. */
function distinct(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values()];
}

/** In the order of files, so that even what is said of two equal names does not depend on who came first. */
function inOrder(specs: Specs): Specs {
  return { ...specs, products: byFile(specs.products), customers: byFile(specs.customers) };
}

function byFile<T extends { readonly file: string }>(inputs: readonly T[]): T[] {
  return [...inputs].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}

function resolve(specs: Specs): Plan {
  const { fleet } = specs;
  const states = resolveStates(fleet);
  const environments = named(
    Object.entries(fleet.environments).map(([name, spec]) => ({
      name,
      title: name,
      ...spec,
      workloads: resolveWorkloads(spec.workloads),
    })),
  );
  const products = resolveProducts(specs.products, environments.values());
  const rings = resolveRings(fleet, specs.products);
  const axes = resolveAxes(fleet, specs.products);
  const naming = namingOf(specs);
  const ofStates = resolveTrees({ fleet, naming }, states, {
    products: named(products),
    rings,
    axes,
    customers: specs.customers,
  });
  const checkouts = resolveCheckouts(specs.checkouts ?? [], urlsOf(fleet, states));
  const ofCheckouts = checkedOut(checkouts);
  const tree: Context['tree'] = (url, revision) => ofStates(url, revision) ?? ofCheckouts(url, revision);
  const applicationSets = resolveApplicationSets(fleet, states, tree);
  const repositories = repositoriesByName(fleet);
  const clusters = resolveClusters({
    specs,
    environments,
    repositories,
    states,
    products,
    applicationSets,
    tree,
  });
  const lookup: Lookup = {
    specs,
    naming,
    states,
    environments,
    clusters: named(clusters),
    rings: named(rings),
    tiers: named(Object.entries(fleet.tiers).map(([name, spec]) => resolveTier(name, spec))),
    products: named(products),
    inputs: new Map(specs.products.map((input) => [input.spec.name, input])),
    repositories,
    shared: sharedByReleases(repositories, axes),
  };
  const landscape = resolveLandscape(fleet);
  return {
    state: states[0],
    states,
    valueStates: valueStates(fleet, states),
    environments: [...environments.values()],
    rings,
    axes,
    products,
    groups: Object.entries(fleet.groups ?? {}).map(([name, { title = name }]) => ({ name, title })),
    applicationSets,
    checkouts,
    clusters,
    customers: sortedByName(specs.customers.map((customer) => resolveCustomer(customer, lookup))),
    ...(landscape && { landscape }),
  };
}

function named<T extends { readonly name: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.name, item]));
}
