import { statedAt } from '../../../content/overrides';
import { error, within, type Issue, type Location } from '../../../issues/issue';
import type { Specs } from '../../../authored/specs';
import { accountsMade, madeElsewhere } from '../../../plan/accounts';
import type { Rule } from '../../../rules/rule';
import { clustersFollowing } from '../../following';
import type { FluxComponent } from '../plan/cluster';
import type { FluxRun } from '../plan/tenant';

/**
 * Flux looks for the ServiceAccount that a Kustomization names beside the Kustomization. Source: Flux, "Kustomization",
 * "Service Account reference".
 */
export const kustomizationAccounts: Rule = function* ({ specs, plan }) {
  for (const cluster of clustersFollowing('flux', plan.clusters))
    for (const component of cluster.components) yield* ofComponent(specs, cluster, component);
};

function* ofComponent(specs: Specs, cluster: FluxRun, component: FluxComponent): Generator<Issue> {
  const { platform } = cluster.control;
  const { serviceAccountName: name } = component.flux.kustomization;
  if (name === undefined) return;
  const at = placeOf(specs, cluster, component);
  const made = [...accountsMade(cluster, name)];
  const there = made.find(({ namespace }) => namespace === platform);
  if (there?.component === component.name)
    yield error(
      at,
      `component '${component.name}' is applied with ServiceAccount '${name}', which it makes itself: neither is ever there`,
      'make the account in another component, on which this one depends',
    );
  if (there || made.length === 0) return;
  yield madeElsewhere(at, name, `namespace '${platform}', where the Kustomizations are`, made);
}

/** The component's own word, or else the cluster's. */
function placeOf(
  { fleet, fleetFile }: Specs,
  { name, environment }: FluxRun,
  component: FluxComponent,
): Location {
  const { kustomization } = component.spec.flux ?? {};
  const keys = ['flux', 'kustomization', 'serviceAccountName'];
  if (kustomization?.serviceAccountName === undefined)
    return within({ file: fleetFile }, 'clusters', name, ...keys);
  const where = { environment: environment.name, cluster: name };
  const own = statedAt(fleet.components[component.name]!, where, ...keys);
  return within({ file: fleetFile }, 'components', component.name, ...own);
}
