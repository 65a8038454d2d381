import { clustersFollowing, follows, tenantsFollowing } from '../../../following';
import type { Application } from '../../../../applicationsets';
import type { ReleaseContent } from '../../../../content/forms';
import { argocdUrl } from '../../plan/url';
import { groupBy } from '../../../../facts/group-by';
import { error, within, type Issue, type Location } from '../../../../issues/issue';
import { APPLICATION_SETS, THIS_CLUSTER } from '../../../../plan/names';
import type { ArgocdCluster } from '../../plan/cluster';
import { type Plan, tenantsOf } from '../../../../plan/fleet';
import { applicationsOf } from '../../plan/tenant';
import { homeOf } from '../../plan/argocd';
import type { Rule } from '../../../../rules/rule';

interface Claim {
  /** What makes the Application: `ApplicationSet 'a'`. */
  readonly by: string;
  readonly application: string;
  /** The charts or folders that it deploys, each with the namespace. @default - none that a set could deploy too */
  readonly content?: readonly string[];
  /** @default - no set of the platform team's makes it */
  readonly set?: string;
}

/**
 * Of what the sets of a cluster make, and of what delivers its tenants, no two Applications have one name, and no two
 * deploy one chart into one namespace: each would undo what the other did.
 */
export const applicationSetOverlaps: Rule = function* ({ specs, plan }) {
  const at = within({ file: specs.fleetFile }, 'applicationSets');
  for (const cluster of clustersFollowing('argocd', plan.clusters)) {
    if (cluster.applicationSets.length === 0) continue;
    const claims = [
      ...ofCluster(cluster),
      ...ofTenants(plan, cluster),
      ...ofTerraform(plan, cluster),
      ...ofSets(cluster),
    ];
    yield* names(cluster.name, claims, at);
    yield* charts(cluster.name, claims, at);
  }
};

function* names(cluster: string, claims: readonly Claim[], at: Location): Iterable<Issue> {
  const claimed = groupBy(claims, ({ application }) => application);
  for (const { what, set, by, others } of clashes(claimed))
    yield error(
      within(at, set),
      `on cluster ${cluster} the Application '${what}' is made by ${by}`,
      `let the cluster run one of them, or give their Applications other names${others}`,
    );
}

function* charts(cluster: string, claims: readonly Claim[], at: Location): Iterable<Issue> {
  const each = claims.flatMap(({ content = [], ...claim }) => content.map((what) => ({ ...claim, what })));
  const claimed = [...groupBy(each, ({ what }) => what)].filter(
    ([, claimants]) => new Set(claimants.map(({ application }) => application)).size > 1,
  );
  for (const { what, set, by, others } of clashes(claimed))
    yield error(
      within(at, set),
      `on cluster ${cluster} ${by} both deploy ${what}`,
      `let the cluster run one of them, or give their Applications other namespaces${others}`,
    );
}

interface Clash {
  /** The first thing that the parties both claim. */
  readonly what: string;
  /** The set to blame. */
  readonly set: string;
  readonly by: string;
  /** How many more things there are, to be said behind the fix. */
  readonly others: string;
}

/** What several claim, of whom one is a set; what the same parties do over and over is said once. */
function* clashes(claimed: Iterable<readonly [what: string, claimants: readonly Claim[]]>): Iterable<Clash> {
  const found: Omit<Clash, 'others'>[] = [];
  for (const [what, claimants] of claimed) {
    const set = claimants.findLast((claim) => claim.set !== undefined)?.set;
    const by = [...new Set(claimants.map((claim) => claim.by))].sort().join(' and ');
    if (claimants.length > 1 && set !== undefined) found.push({ what, set, by });
  }
  for (const [first, ...more] of groupBy(found, ({ by }) => by).values()) {
    const others = more.length > 0 ? `; the same goes for ${more.length} more` : '';
    if (first) yield { ...first, others };
  }
}

function* ofSets({ applicationSets }: ArgocdCluster): Iterable<Claim> {
  for (const { name: set, expansion } of applicationSets) {
    for (const made of expansion.applications) {
      const by = `ApplicationSet '${set}'`;
      yield { by, application: made.metadata.name, content: [...contentOf(made)], set };
    }
  }
}

function* contentOf({ spec }: Application): Iterable<string> {
  const { source, sources = [], destination } = spec;
  const { server, name, namespace } = destination;
  const cluster = server ?? name;
  const where = cluster === THIS_CLUSTER || cluster === 'in-cluster' ? '' : ` of ${cluster}`;
  for (const { repoURL, chart, path } of source ? [source, ...sources] : sources) {
    const what = chart ?? path;
    if (what !== undefined) yield `'${what}' of ${repoURL} into namespace '${namespace}'${where}`;
  }
}

/** A hub has the Applications of the clusters that it manages, too. */
function* ofCluster(cluster: ArgocdCluster): Iterable<Claim> {
  yield { application: APPLICATION_SETS, by: `the root ${APPLICATION_SETS}` };
  for (const { roots, components } of [cluster, ...cluster.manages]) {
    for (const name of Object.values(roots)) yield { application: name, by: `the root ${name}` };
    for (const { name, deliveredAs } of components)
      yield { application: deliveredAs, by: `component ${name}` };
  }
}

function* ofTerraform({ customers }: Plan, cluster: ArgocdCluster): Iterable<Claim> {
  for (const { name, terraform } of customers) {
    const by = terraform?.appliedBy?.cluster;
    if (!by || !follows('argocd', by)) continue;
    if (homeOf(by).name !== cluster.name || by.leavesToFleetSets) continue;
    yield { application: terraform.name, by: `the Terraform of customer ${name}` };
  }
}

function* ofTenants(plan: Plan, { name: home }: ArgocdCluster): Iterable<Claim> {
  for (const tenant of tenantsFollowing('argocd', tenantsOf(plan))) {
    const { cluster, releases } = tenant;
    if (homeOf(cluster).name !== home) continue;
    for (const application of applicationsOf(tenant)) yield { application, by: `tenant ${tenant.name}` };
    if (cluster.leavesToFleetSets) continue;
    // Which cluster, where it is not that of Argo CD.
    const [destination] = Object.values<string>(cluster.argocd.destination);
    const where = cluster.hub ? ` of ${destination}` : '';
    for (const { name, content: given, namespace, product } of releases) {
      const pulled = pulledBy(given);
      const content = pulled === undefined ? [] : [`${pulled} into namespace '${namespace.name}'${where}`];
      yield { application: name, by: `${product.name} of tenant ${tenant.name}`, content };
    }
  }
}

/** What a release deploys that a set could deploy, too: nobody else has what is written. */
function pulledBy(content: ReleaseContent): string | undefined {
  if (content.form === 'written') return undefined;
  if (content.form === 'folder')
    return content.source.kind === 'git'
      ? `'${content.path}' of ${argocdUrl(content.source.url)}`
      : undefined;
  const { chart } = content;
  return `'${chart.kind === 'git' ? chart.path : chart.name}' of ${argocdUrl(chart.url)}`;
}
