import type { Application } from '../../../../applicationsets';
import { argocdUrl } from '../../plan/url';
import { groupBy } from '../../../../facts/group-by';
import { error, within, type Issue, type Location } from '../../../../issues/issue';
import { APPLICATION_SETS } from '../../../../plan/names';
import type { ClusterPlan } from '../../../../plan/cluster';
import { type Plan, tenantsOf } from '../../../../plan/fleet';
import { applicationsOf } from '../../../../plan/tenant';
import { homeOf } from '../../plan/argocd';
import type { Rule } from '../../../../rules/rule';

interface Claim {
  /** What makes the Application: `ApplicationSet 'a'`. */
  readonly by: string;
  readonly application: string;
  /** The charts or folders that it deploys, each with the namespace. */
  readonly content: readonly string[];
  /** @default - no set of the platform team's makes it */
  readonly set?: string;
}

/**
 * Of what the sets of a cluster make, and of what delivers its tenants, no two Applications have one name, and no two
 * deploy one chart into one namespace: each would undo what the other did.
 */
export const applicationSetOverlaps: Rule = ({ specs, plan }) =>
  plan.clusters
    .filter(({ applicationSets }) => applicationSets.length > 0)
    .flatMap((cluster) => {
      const claims = [
        ...ofCluster(cluster),
        ...ofTenants(plan, cluster),
        ...ofTerraform(plan, cluster),
        ...ofSets(cluster),
      ];
      const at = within({ file: specs.fleetFile }, 'applicationSets');
      return [...names(cluster, claims, at), ...charts(cluster, claims, at)];
    });

function names({ name: cluster }: ClusterPlan, claims: readonly Claim[], at: Location): Issue[] {
  const pairs = groupBy(claims, ({ application }) => application);
  return clashes([...pairs.values()]).map(({ claimants, set }) =>
    error(
      within(at, set),
      `on cluster ${cluster} the Application '${claimants[0]!.application}' is made by ${parties(claimants)}`,
      `let the cluster run one of them, or give their Applications other names${others(claimants)}`,
    ),
  );
}

function charts({ name: cluster }: ClusterPlan, claims: readonly Claim[], at: Location): Issue[] {
  const each = claims.flatMap((claim) => claim.content.map((content) => ({ ...claim, content: [content] })));
  const pairs = [...groupBy(each, ({ content }) => content[0]!).values()].filter(
    (claimants) => new Set(claimants.map(({ application }) => application)).size > 1,
  );
  return clashes(pairs).map(({ claimants, set }) =>
    error(
      within(at, set),
      `on cluster ${cluster} ${parties(claimants)} both deploy ${claimants[0]!.content[0]!}`,
      `let the cluster run one of them, or give their Applications other namespaces${others(claimants)}`,
    ),
  );
}

/** Groups of several, in which a set has a part; what two sets do over and over is said once. */
function clashes(groups: readonly (readonly Claim[])[]) {
  const found = groups.flatMap((claimants) => {
    const set = claimants.findLast((claim) => claim.set !== undefined)?.set;
    return claimants.length > 1 && set !== undefined ? [{ claimants, set }] : [];
  });
  const first = new Map(
    found.map((clash) => [parties(clash.claimants), clash]).reverse() as [string, (typeof found)[0]][],
  );
  const counted = groupBy(found, ({ claimants }) => parties(claimants));
  return [...first].map(([by, clash]) => ({
    ...clash,
    claimants: withCount(clash.claimants, counted.get(by)!.length),
  }));
}

type Counted = readonly Claim[] & { readonly count?: number };

function withCount(claimants: readonly Claim[], count: number): Counted {
  return Object.assign([...claimants], { count });
}

function others({ count = 1 }: Counted): string {
  return count > 1 ? `; the same goes for ${count - 1} more` : '';
}

function parties(claimants: readonly Claim[]): string {
  return [...new Set(claimants.map(({ by }) => by))].sort().join(' and ');
}

function ofSets({ applicationSets }: ClusterPlan): Claim[] {
  return applicationSets.flatMap(({ name, expansion }) =>
    expansion.applications.map((made) => ({
      by: `ApplicationSet '${name}'`,
      application: made.metadata.name,
      content: contentOf(made),
      set: name,
    })),
  );
}

function contentOf({ spec }: Application): string[] {
  const {
    source,
    sources = [],
    destination,
  } = spec as {
    readonly source?: Record<string, string>;
    readonly sources?: readonly Record<string, string>[];
    readonly destination: Readonly<Record<string, string>>;
  };
  const { server, name, namespace } = destination;
  return [...(source ? [source] : []), ...sources].flatMap(({ repoURL, chart, path }) => {
    const what = chart ?? path;
    const where = isItself(server ?? name) ? '' : ` of ${server ?? name}`;
    return what === undefined ? [] : [`'${what}' of ${repoURL} into namespace '${namespace}'${where}`];
  });
}

/** Which cluster, where it is not that of Argo CD. */
function elsewhere({ hub, argocd: { destination } }: ClusterPlan): string {
  return hub ? ` of ${Object.values<string>(destination)[0]!}` : '';
}

/** The cluster that Argo CD is on. */
function isItself(cluster: string | undefined): boolean {
  return cluster === 'https://kubernetes.default.svc' || cluster === 'in-cluster';
}

/** A hub has the Applications of the clusters that it manages, too. */
function ofCluster(cluster: ClusterPlan): Claim[] {
  const plain = (application: string, by: string) => ({ application, by, content: [] });
  return [
    plain(APPLICATION_SETS, `the root ${APPLICATION_SETS}`),
    ...[cluster, ...cluster.manages].flatMap(({ roots, components }) => [
      ...Object.values(roots).map((name) => plain(name, `the root ${name}`)),
      ...components.map(({ name, deliveredAs }) => plain(deliveredAs, `component ${name}`)),
    ]),
  ];
}

function ofTerraform({ customers }: Plan, cluster: ClusterPlan): Claim[] {
  return customers.flatMap(({ name, terraform }): Claim[] => {
    const by = terraform?.appliedBy?.cluster;
    if (!terraform || !by || homeOf(by).name !== cluster.name || by.leavesToFleetSets) return [];
    return [{ application: terraform.name, by: `the Terraform of customer ${name}`, content: [] }];
  });
}

function ofTenants(plan: Plan, cluster: ClusterPlan): Claim[] {
  return tenantsOf(plan)
    .filter((tenant) => homeOf(tenant.cluster).name === cluster.name)
    .flatMap((tenant) => [
      ...applicationsOf(tenant).map((application) => ({
        application,
        by: `tenant ${tenant.name}`,
        content: [],
      })),
      ...(tenant.cluster.leavesToFleetSets ? [] : tenant.releases).map(
        ({ name, chart, namespace, product }) => {
          const what = chart.kind === 'git' ? chart.path : chart.name;
          const url = argocdUrl(chart.url);
          return {
            application: name,
            by: `${product.name} of tenant ${tenant.name}`,
            content: [`'${what}' of ${url} into namespace '${namespace.name}'${elsewhere(tenant.cluster)}`],
          };
        },
      ),
    ]);
}
