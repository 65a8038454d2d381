import { error, within, type Issue, type Location } from '../../issues/issue';
import type { ArgocdCluster } from '../../engines/argocd/plan/cluster';
import type { FluxComponent } from '../../engines/flux/plan/cluster';
import type { ClusterPlan } from '../../plan/cluster';
import type { ComponentPlan } from '../../plan/component';
import { follows } from '../../engines/following';
import type { Specs } from '../../authored/specs';
import type { Rule } from '../rule';

/**
 * A ServiceAccount that settings name is where its name is looked up: Flux looks beside the Kustomization. Accounts of
 * manifests are known here; who else makes one is not. Source: Flux, "Kustomization", "Service Account reference".
 */
export const accounts: Rule = function* ({ specs, plan }) {
  for (const cluster of plan.clusters) {
    const made = [...accountsOn(cluster)];
    if (follows('flux', cluster))
      for (const component of cluster.components) yield* ofKustomization(specs, cluster, component, made);
    if (follows('argocd', cluster)) yield* ofPlatform(specs, cluster, made);
  }
};

interface Account {
  readonly name: string;
  readonly namespace: string;
  /** The component that makes it. */
  readonly component: string;
}

function* accountsOn({ components }: ClusterPlan): Generator<Account> {
  for (const { name: component, namespace, content } of components) {
    if (content.form !== 'written') continue;
    for (const { apiVersion, kind, metadata } of content.objects) {
      if (apiVersion !== 'v1' || kind !== 'ServiceAccount') continue;
      yield { component, name: metadata.name, namespace: metadata.namespace ?? namespace };
    }
  }
}

function* ofKustomization(
  specs: Specs,
  cluster: ClusterPlan,
  component: FluxComponent,
  made: readonly Account[],
): Generator<Issue> {
  const { platform } = cluster.control;
  const { serviceAccountName: name } = component.flux.kustomization;
  if (name === undefined) return;
  const at = statedAt(specs, cluster, component);
  const known = made.filter((each) => each.name === name);
  const there = known.find(({ namespace }) => namespace === platform);
  if (there?.component === component.name)
    yield error(
      at,
      `component '${component.name}' is applied with ServiceAccount '${name}', which it makes itself: neither is ever there`,
      'make the account in another component, on which this one depends',
    );
  if (there || known.length === 0) return;
  yield elsewhere(at, name, `namespace '${platform}', where the Kustomizations are`, known);
}

/** The component's own word, or else the cluster's. */
function statedAt({ fleet, fleetFile }: Specs, { name }: ClusterPlan, component: ComponentPlan): Location {
  const isOwn = fleet.components[component.name]?.flux?.kustomization?.serviceAccountName !== undefined;
  const of = isOwn ? ['components', component.name] : ['clusters', name];
  return within({ file: fleetFile }, ...of, 'flux', 'kustomization', 'serviceAccountName');
}

/** What the platform's Applications sync as on a cluster that a hub manages. */
function* ofPlatform(
  { fleetFile }: Specs,
  cluster: ArgocdCluster,
  made: readonly Account[],
): Generator<Issue> {
  const [namespace, name] = cluster.argocd.account.split(':');
  if (!cluster.hub || !cluster.impersonates || name === undefined) return;
  const known = made.filter((each) => each.name === name);
  if (known.length === 0 || known.some((each) => each.namespace === namespace)) return;
  const at = within({ file: fleetFile }, 'clusters', cluster.name, 'connection', 'account');
  yield elsewhere(at, name, `namespace '${namespace}'`, known);
}

function elsewhere(at: Location, name: string, where: string, known: readonly Account[]): Issue {
  const places = known.map(({ component, namespace }) => `'${namespace}' (component '${component}')`);
  return error(
    at,
    `ServiceAccount '${name}' is looked for in ${where}, and made in ${places.join(' and ')}`,
    'make it in the namespace where it is named, or name one that is there',
  );
}
