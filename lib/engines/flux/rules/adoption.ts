import { clashes, type Claim } from '../../../facts/claims';
import { error, within, type Issue, type Location } from '../../../issues/issue';
import { suggest } from '../../../issues/suggest';
import { tenantsOf } from '../../../plan/fleet';
import { placeOf } from '../../../plan/locate';
import type { Rule } from '../../../rules/rule';
import { clustersFollowing, tenantsFollowing } from '../../following';
import type { FluxComponent } from '../plan/cluster';
import { releasedIn, type FluxRelease, type FluxRun, type FluxTenant } from '../plan/tenant';

const OTHERWISE =
  'leave it out, and suspend the old HelmRelease (docs/adopt.md, "From Helm, by hand or by Flux")';

/**
 * A HelmRelease that stays in its namespace gets at its source from there, is the only one of its name there, and installs with an account that
 * is beside it. Source: Flux, "Helm Releases", "Service Account reference"; "Multi-tenancy lockdown".
 */
export const adoptedHelmReleases: Rule = function* ({ specs, plan }) {
  const fleet = { file: specs.fleetFile };
  for (const cluster of clustersFollowing('flux', plan.clusters)) {
    const claims: Claim[] = [];
    for (const component of cluster.components) {
      const at = within(fleet, 'clusters', cluster.name, 'adopt', component.name);
      yield* ofComponent(within(at, 'objectNamespace'), cluster, component);
      if (component.content.form === 'helm')
        claims.push({
          name: `${component.releasedIn}/${component.releasedAs}`,
          by: `component ${component.name}`,
          at,
        });
    }
    for (const tenant of tenantsFollowing('flux', tenantsOf(plan))) {
      if (tenant.cluster.name !== cluster.name) continue;
      for (const release of tenant.releases) {
        if (release.adopted?.objectNamespace === undefined) continue;
        const at = within(placeOf(tenant), 'adopt', release.product.name);
        yield* ofRelease(at, tenant, release);
        claims.push({
          name: `${releasedIn(cluster, release)}/${release.name}`,
          by: `${release.product.name} of tenant ${tenant.name}`,
          at,
        });
      }
    }
    yield* clashes('HelmRelease', `on cluster ${cluster.name}`, claims);
  }
};

function* ofComponent(at: Location, cluster: FluxRun, component: FluxComponent): Iterable<Issue> {
  const { platform } = cluster.control;
  const stated = component.adopted?.objectNamespace;
  if (stated === undefined || stated === platform) return;
  if (!cluster.crossesNamespaces) {
    yield locked(at, cluster, platform);
    return;
  }
  const made = [platform, ...new Set(cluster.components.map(({ namespace }) => namespace))].sort();
  if (made.includes(stated)) return;
  yield error(
    at,
    `'${stated}' is the namespace of no component, so that nothing makes it`,
    suggest(stated, made),
  );
}

function* ofRelease(at: Location, { cluster }: FluxTenant, release: FluxRelease): Iterable<Issue> {
  const { releases } = cluster.control;
  const { name: target } = release.namespace;
  const own = within(at, 'objectNamespace');
  if (!cluster.crossesNamespaces) yield locked(own, cluster, releases);
  if (releasedIn(cluster, release) !== target) {
    const problem = `'${releasedIn(cluster, release)}' has no account that installs the release: it is installed in '${target}', and accounts that may do that are there and in '${releases}'`;
    yield error(own, problem, `make it '${target}'; or ${OTHERWISE}`);
    return;
  }
  if (release.storageNamespace !== target) {
    const problem = `'${release.storageNamespace}' is not where the HelmRelease is: the account beside it writes Helm's record in '${target}' alone`;
    const fix = `copy the record there first (docs/adopt.md, "Helm's record"), and leave it out`;
    yield error(within(at, 'storageNamespace'), problem, fix);
  }
  const [read] = release.helmRelease.valuesFrom ?? [];
  if (read)
    yield error(
      own,
      `'${release.product.name}' has values of the ${read.kind} '${read.name}' in '${releases}', and a HelmRelease reads those beside it`,
      OTHERWISE,
    );
}

function locked(at: Location, { name }: FluxRun, namespace: string): Issue {
  return error(
    at,
    `on cluster '${name}', which has no crossNamespaceReferences, a HelmRelease is where its source is: in '${namespace}'`,
    OTHERWISE,
  );
}
