import { ARGOCD_SINCE, argocdSince, installedVersion } from '../plan/versions';
import { error, warning, within, type Issue, type Location } from '../../../issues/issue';
import type { ArgocdCluster } from '../plan/cluster';
import { hostedBy } from '../../../facts/hosted';
import { clustersFollowing } from '../../following';
import { clustersRunBy } from '../../run-by';
import type { ArgocdClusterSpec } from '../../../authored/cluster';
import type { FleetSpec } from '../../../authored/fleet';
import type { Rule } from '../../../rules/rule';

/** The version of Argo CD is said once, and does what the fleet relies on. */
export const argocdVersion: Rule = function* ({ specs: { fleet, fleetFile }, plan }) {
  const at = within({ file: fleetFile }, 'clusters');
  for (const [name, spec] of clustersRunBy('argocd', fleet)) yield* twice(spec, within(at, name));
  for (const cluster of clustersFollowing('argocd', plan.clusters))
    yield* tooOld(fleet, cluster, within(at, cluster.name));
};

function* twice(spec: ArgocdClusterSpec<string, string>, at: Location): Iterable<Issue> {
  if (spec.argocdVersion === undefined) return;
  const where = within(at, 'argocdVersion');
  const hub = spec.managedBy;
  if (hub !== undefined) {
    const problem = `Argo CD is on '${hub}', which manages this cluster`;
    yield error(where, problem, `say it of '${hub}', and remove it here`);
    return;
  }
  const install = spec.selfManaged;
  const installed = install && installedVersion(install);
  if (!install || installed === undefined) return;
  const problem = `is "${spec.argocdVersion}", and selfManaged installs ${installed} with version ${install.version} of its chart`;
  yield error(where, problem, 'leave it out: the chart says it');
}

/**
 * Who may sync may choose the revision, too, unless Argo CD is told to ask for another right, which older ones cannot be.
 * Source: Argo CD 3.3, "RBAC Configuration", `application.sync.requireOverridePrivilegeForRevisionSync`.
 */
function* tooOld({ environments }: FleetSpec, cluster: ArgocdCluster, at: Location): Iterable<Issue> {
  if (cluster.hub) return;
  const { version, install } = cluster.argocd;
  const where = install ? within(at, 'selfManaged', 'version') : within(at, 'argocdVersion');
  const { everything, guardsRevisions } = ARGOCD_SINCE;
  if (argocdSince(version, guardsRevisions)) return;
  if (!argocdSince(version, everything)) {
    const problem = `Argo CD ${version} drops fields of the Applications, and would sync their parents again and again`;
    yield error(where, problem, `install Argo CD ${guardsRevisions} or later; ${everything} will do`);
    return;
  }
  const hosted = new Set([cluster, ...cluster.manages].flatMap(({ spec }) => hostedBy(spec)));
  const open = Object.entries(environments)
    .filter(([name, { access }]) => hosted.has(name) && access === 'deploy')
    .map(([name]) => name);
  if (open.length === 0) return;
  const problem = `on Argo CD ${version}, a customer's group that may sync may choose any revision of its charts and values, and access: 'deploy' of ${open.join(' and ')} lets it sync`;
  yield warning(where, problem, `install Argo CD ${guardsRevisions} or later, or say access: 'view'`);
}
