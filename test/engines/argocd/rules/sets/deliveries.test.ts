import { clustersFollowing } from '../../../../../lib/engines/following';
import type { ApplicationSetSpec } from '../../../../../lib/engines/argocd/authored/application-set';
import type { ClusterSpec } from '../../../../../lib/authored/cluster';
import { releases } from '../../../../support/sets';
import { anyCluster, customer, fleet, issuesOf, planned, product, specs } from '../../../../support/specs';
import { plan } from '../../../../../lib/planner/plan';

const argocd = { ...anyCluster, engine: 'argocd', environment: 'prod', impersonation: false } as const;

const terraform = [{ file: 'customers/acme/terraform/main.tf', name: 'main.tf', text: '' }];

function given(
  set: ApplicationSetSpec,
  own: Partial<ClusterSpec>,
  others: Readonly<Record<string, ClusterSpec>> = {},
  more: object = {},
) {
  const one = { ...argocd, applicationSets: ['releases'], delivery: 'FleetSets', ...own } as ClusterSpec;
  return {
    fleet: fleet({ clusters: { one, ...others }, applicationSets: { releases: set }, ...more }),
    customers: [customer('acme', { tenants: { prod: { cluster: 'one', ring: 'late' } } })],
  };
}
const problems = (...args: Parameters<typeof given>) =>
  issuesOf(given(...args)).map(({ at, problem }) => `${at.path}: ${problem}`);

it('releases that a set makes by their names and namespaces are delivered', () => {
  expect(problems(releases(), {})).toEqual([]);
});

it.each<[string, Partial<ApplicationSetSpec['template']>]>([
  ['by another name', { name: '{{ index .path.segments 1 }}-{{ .path.basename }}' }],
  [
    'into another namespace',
    { destination: { server: 'https://kubernetes.default.svc', namespace: 'acme-elsewhere' } },
  ],
])('releases that a set makes %s are not', (_, changes) => {
  expect(problems(releases(changes), {})).toEqual([
    "clusters.one.delivery: no ApplicationSet that cluster 'one' runs makes the Application 'acme-prod-web' of web for acme-prod, into namespace 'acme-prod'",
  ]);
});

it('a cluster that runs no set delivers nothing', () => {
  expect(issuesOf(given(releases(), { applicationSets: [] })).map(({ fix }) => fix)).toEqual([
    'name one under clusters.one.applicationSets that does: it runs none',
  ]);
});

describe('values that only some fleets have', () => {
  const files = (...valueFiles: string[]): ApplicationSetSpec => {
    const { template, ...set } = releases();
    const { source, ...rest } = template as { readonly source: object };
    const helm = { valueFiles: valueFiles.map((file) => `$values/${file}`) };
    const values = { repoURL: 'fleet-state', targetRevision: 'main', ref: 'values' };
    return { ...set, template: { ...rest, sources: [{ ...source, helm }, values] } } as never;
  };
  const web = product('web', {
    axes: { region: { westeurope: { cpu: '100m' } }, size: { small: {} } },
    tenantValues: ({ tenant }) => ({ host: tenant }),
  });
  const judge = (set: ApplicationSetSpec) =>
    issuesOf({
      ...given(set, {}, {}, { axes: { region: ['westeurope'], size: ['small'] } }),
      products: [web],
    }).map(({ at, problem }) => `${at.path}: ${problem}`);

  it('are read by what a set makes', () => {
    const read = [
      'axes/region/westeurope/{{ .path.basename }}.yaml',
      'customers/{{ index .path.segments 1 }}/{{ .path.basename }}/tenants/{{ index .path.segments 1 }}-prod.yaml',
    ];
    expect(judge(files(...read))).toEqual([]);
  });

  it('are missed where a set does not name their files', () => {
    expect(judge(files())).toEqual([
      "applicationSets.releases: the Application 'acme-prod-web' does not read axes/region/westeurope/web.yaml, which has values for it",
      "applicationSets.releases: the Application 'acme-prod-web' does not read customers/acme/web/tenants/acme-prod.yaml, which has values for it",
    ]);
  });
});

describe('on a hub', () => {
  const managed = { managedBy: 'hub', applicationSets: undefined, impersonation: undefined } as never;
  const hub = { ...argocd, hosts: [], applicationSets: ['releases'] } as ClusterSpec;
  const there = { destination: { name: 'one', namespace: '{{ index .path.segments 1 }}-prod' } } as const;

  it('sets deliver to the clusters that it manages, into namespaces that the projects there permit', () => {
    expect(problems(releases(there), managed, { hub })).toEqual([]);
  });

  it('sets may not make what is a file for a cluster that it manages', () => {
    const asFiles = { ...(managed as object), delivery: 'Applications' } as never;
    expect(problems(releases(there), asFiles, { hub })).toEqual([
      "applicationSets.releases: on cluster hub the Application 'acme-prod-web' is made by ApplicationSet 'releases' and web of tenant acme-prod",
    ]);
  });
});

it('Terraform is to be made by a set, too', () => {
  const args = given(releases(), {}, {}, { terraform: { cluster: 'one', namespace: 'ingress' } });
  const customers = args.customers.map((input) => ({ ...input, terraform }));
  expect(issuesOf({ ...args, customers }).map(({ problem }) => problem)).toEqual([
    "no ApplicationSet that cluster 'one' runs makes the Application 'acme-infrastructure' of the Terraform of acme, into namespace 'acme-terraform'",
  ]);
});

it('what is left to sets has no files', () => {
  const found = planned(plan(specs(given(releases(), {}))));
  expect(
    clustersFollowing('argocd', found.clusters).map(({ leavesToFleetSets }) => leavesToFleetSets),
  ).toEqual([true]);
});
