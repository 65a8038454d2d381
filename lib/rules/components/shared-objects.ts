import { engineOf } from '../../engines';
import { groupBy } from '../../facts/group-by';
import { error, within, type Issue } from '../../issues/issue';
import { tenantsOf, type Plan } from '../../plan/fleet';
import type { ClusterPlan } from '../../plan/cluster';
import { isClusterScoped } from '../../plan/cluster-scoped';
import { componentsOf } from '../../facts/components';
import { manifestsOf, sharedManifests, type PlacedObject } from '../../facts/manifests';
import type { Specs } from '../../authored/specs';
import type { Rule } from '../rule';
import { namespaceOf } from '../../plan/resolve/namespace';

/**
 * An object of a cluster comes from one place: what is in the manifests of two components, or in manifests and made by
 * ringfleet, is written by two Applications or Kustomizations, which undo and prune one another's work.
 */
export const sharedObjects: Rule = function* ({ specs, plan }) {
  const found = new Map<string | undefined, Issue>();
  for (const cluster of plan.clusters) {
    const placed = [...objectsOn(specs, cluster)];
    for (const issue of [...namespacesOf(plan, cluster, placed), ...inTwoComponents(placed)])
      // What several clusters run is said once.
      found.set(issue.at.path, issue);
  }
  yield* found.values();
};

interface Placed extends PlacedObject {
  readonly component: string;
  /** Empty where the kind is in none. */
  readonly namespace: string;
}

function* objectsOn({ fleet, fleetFile }: Specs, { name, spec }: ClusterPlan): Generator<Placed> {
  for (const [component, each] of componentsOf(fleet, name)) {
    const at = within({ file: fleetFile }, 'components', component);
    for (const placed of [...sharedManifests(at, each), ...manifestsOf(at, each, spec.environment)]) {
      const { kind, metadata } = placed.object;
      const namespace = isClusterScoped(kind) ? '' : (metadata.namespace ?? namespaceOf(each, spec, fleet));
      yield { ...placed, component, namespace };
    }
  }
}

/** Namespaces that ringfleet writes: those of components, of releases, and of tenants. */
function* namespacesOf(plan: Plan, cluster: ClusterPlan, placed: readonly Placed[]): Generator<Issue> {
  const claimed = placed.filter(
    ({ object: { apiVersion, kind } }) => apiVersion === 'v1' && kind === 'Namespace',
  );
  if (claimed.length === 0) return;
  const made = reasonsFor(plan, cluster);
  for (const { at, component, object } of claimed) {
    const { name } = object.metadata;
    const why = made.get(name);
    if (why === undefined) continue;
    yield error(
      at,
      `Namespace '${name}' is in the manifests of component '${component}', and ringfleet makes it, ${why}: two would write it`,
      'leave it out of the manifests; the level of Pod Security that a component needs is its podSecurity',
    );
  }
}

/** What ringfleet makes each namespace of a cluster for. */
function reasonsFor(plan: Plan, cluster: ClusterPlan): Map<string, string> {
  const made = new Map<string, string>();
  if (engineOf(cluster).makesReleasesNamespace)
    made.set(cluster.control.releases, 'for the releases of tenants');
  for (const { name } of cluster.namespaces) {
    const inside = cluster.components.filter(({ namespace }) => namespace === name);
    made.set(name, `for ${inside.map((each) => `component '${each.name}'`).join(' and ')}`);
  }
  for (const tenant of tenantsOf(plan)) {
    if (tenant.cluster.name !== cluster.name) continue;
    for (const { name } of tenant.namespaces) made.set(name, `for tenant '${tenant.name}'`);
  }
  return made;
}

function* inTwoComponents(all: readonly Placed[]): Generator<Issue> {
  const same = groupBy(all, ({ namespace, object: { apiVersion, kind, metadata } }) => {
    // Versions of a group serve the same object.
    const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
    return JSON.stringify([group, kind, namespace, metadata.name]);
  });
  for (const [first, ...others] of same.values())
    for (const { at, component, namespace, object } of others) {
      // Twice in one component is another rule's.
      if (first.component === component) continue;
      const where = namespace === '' ? '' : ` of namespace '${namespace}'`;
      yield error(
        at,
        `${object.kind} '${object.metadata.name}'${where} is at ${first.at.path} too: components '${first.component}' and '${component}' would both write it`,
        'leave it to one of them, and let the other one depend on that',
      );
    }
}
