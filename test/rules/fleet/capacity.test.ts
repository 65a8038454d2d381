import type { ClusterSpec } from '../../../lib/authored/cluster';
import type { Specs } from '../../../lib/authored/specs';
import { anyCluster, customer, fleet, issuesOf, product } from '../../support/specs';

/** What is said where `argo-prod`, with three tenants, or `flux-prod`, with two, states a capacity. */
function judge(clusters: Readonly<Record<string, ClusterSpec>>, changes: Partial<Specs> = {}) {
  const on = (name: string, cluster: string) =>
    customer(name, { tenants: { prod: { cluster, ring: 'late' } } });
  const customers = [
    ...['acme', 'initech', 'zenith'].map((name) => on(name, 'argo-prod')),
    ...['hooli', 'umbrella'].map((name) => on(name, 'flux-prod')),
  ];
  const all = { ...fleet().clusters, ...clusters };
  return issuesOf({ fleet: fleet({ clusters: all }), customers, ...changes }).map(
    ({ severity, at: { file, path }, problem, fix }) => `${severity}: ${file} ${path}: ${problem}\n${fix}`,
  );
}

const argo = (capacity: object): Record<string, ClusterSpec> => ({
  'argo-prod': { ...anyCluster, engine: 'argocd', environment: 'prod', impersonation: false, capacity },
});
const flux = (capacity: object, shards?: string[]): Record<string, ClusterSpec> => ({
  'flux-prod': { ...anyCluster, engine: 'flux', environment: 'prod', capacity, ...(shards && { shards }) },
});

it('accepts what fits, and says nothing where nobody says what fits', () => {
  expect(judge({})).toEqual([]);
  // Four roots, a component, and three tenants with a release each.
  expect(judge(argo({ applications: 13, namespaces: 4 }))).toEqual([]);
});

it('warns when it is nearly full', () => {
  expect(judge(argo({ applications: 12 }))).toEqual([
    "warning: fleet/fleet.ts clusters.argo-prod.capacity.applications: the Argo CD of 'argo-prod' has 11 Applications and holds 12: it is 91 % full; customer 'acme' has the most of them, 2\n" +
      'for the next, give a part of its clusters another hub, or an Argo CD of their own',
  ]);
});

it('refuses more Applications than an Argo CD holds, and says how many, who has most, and what to do', () => {
  expect(judge(argo({ applications: 10 }))).toEqual([
    "error: fleet/fleet.ts clusters.argo-prod.capacity.applications: the Argo CD of 'argo-prod' has 11 Applications and holds 10, 1 too many; customer 'acme' has the most of them, 2\n" +
      'give a part of its clusters another hub, or an Argo CD of their own; npm run fleet -- capacity shows where there is room',
  ]);
});

it('refuses more than a replica of the controller holds', () => {
  const [issue, ...more] = judge(argo({ applicationsPerShard: 10 }));
  expect(issue).toContain(
    "shard 0 of the Argo CD of 'argo-prod' has 11 Applications and holds 10, 1 too many",
  );
  expect(more).toEqual([]);
});

it('refuses more Flux objects than a set of controllers holds', () => {
  // Three roots, two of a component, and two tenants with guard rails, releases and a HelmRelease.
  const [issue, ...more] = judge(flux({ fluxObjects: 10 }));
  expect(issue).toContain("the Flux of 'flux-prod' has 11 Flux objects and holds 10, 1 too many");
  expect(more).toEqual([]);
});

it('judges each shard by itself', () => {
  expect(judge(flux({ fluxObjects: 7 }, ['one', 'two']))).toEqual([]);
  expect(judge(flux({ fluxObjects: 5 }, ['one']))).toEqual([
    expect.stringContaining(
      "shard one of the Flux of 'flux-prod' has 6 Flux objects and holds 5, 1 too many",
    ),
    expect.stringContaining(
      "the Flux of 'flux-prod' has 5 Flux objects and holds 5: it is 100 % full\nfor the next,",
    ),
  ]);
});

it('refuses more namespaces than a cluster holds', () => {
  expect(judge(argo({ namespaces: 2 }))).toEqual([
    expect.stringContaining("cluster 'argo-prod' has 3 namespaces of tenants and holds 2, 1 too many"),
  ]);
});

it('counts objects by what products say, and refuses to judge where one says nothing', () => {
  expect(judge(argo({ objects: 100 }))).toEqual([
    "error: fleet/fleet.ts clusters.argo-prod.capacity.objects: cluster 'argo-prod' cannot be judged: nobody says how many objects a release of 'web' comes to\n" +
      'give the product objects, such as objects: 40, or leave capacity.objects out',
  ]);
  const products = [product('web', { objects: 30 })];
  expect(judge(argo({ objects: 200 }), { products })).toEqual([]);
  expect(judge(argo({ objects: 149 }), { products })).toEqual([
    expect.stringContaining("cluster 'argo-prod' has 150 objects of tenants and holds 149, 1 too many"),
  ]);
});

it('is said of the hub', () => {
  const managed: ClusterSpec = {
    ...anyCluster,
    engine: 'argocd',
    environment: 'dev',
    managedBy: 'argo-prod',
    controllerReplicas: 2,
    capacity: { applications: 100, applicationsPerShard: 50, namespaces: 10 },
  };
  expect(judge({ 'argo-dev': managed })).toEqual(
    ['capacity.applications', 'capacity.applicationsPerShard', 'controllerReplicas'].map(
      (key) =>
        `error: fleet/fleet.ts clusters.argo-dev.${key}: the Applications are on hub 'argo-prod'\n` +
        "say it of 'argo-prod', and remove it here",
    ),
  );
});

it('counts what a hub manages, at the hub', () => {
  const managed = { ...anyCluster, engine: 'argocd', environment: 'dev', managedBy: 'argo-prod' } as const;
  const [issue] = judge({ ...argo({ applications: 10 }), 'argo-dev': managed });
  // Four roots of its own, and a component.
  expect(issue).toContain("the Argo CD of 'argo-prod' has 16 Applications and holds 10");
});

it.each([
  [{ applications: 0 }, 'capacity.applications'],
  [{ fluxObjects: 10 }, 'capacity.fluxObjects'],
  [{ namespaces: 1.5 }, 'capacity.namespaces'],
])('refuses %j of a cluster of Argo CD', (capacity, path) => {
  expect(judge(argo(capacity)).join('\n')).toContain(`error: fleet/fleet.ts clusters.argo-prod.${path}:`);
});
