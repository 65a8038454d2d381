import { synthTenant } from '../../lib/cli/synth-tenant';
import { plan } from '../../lib/planner/plan';
import type { ClusterSpec } from '../../lib/authored/cluster';
import type { FleetSpec } from '../../lib/authored/fleet';
import type { Specs } from '../../lib/authored/specs';
import { SEALED } from '../support/secrets';
import { bySets, onArgocd, releases } from '../support/sets';
import { difference } from '../support/sample';
import { anyCluster, customer, fleet, product, specs } from '../support/specs';

/** What is said of acme's products at every layer, and of others. */
const standard = {
  web: '1.0.0',
  webOfEarly: '1.0.0',
  api: '1.0.0',
  prod: 2,
  dev: 1,
  late: '60m',
  early: '60m',
  worker: 1,
  zeta: '64Mi',
  acmeInDev: '64Mi',
};
type Said = typeof standard;

/** acme runs web and api in prod, in ring late; zeta runs all three products in ring early. */
function given(said: Said, clusters: Readonly<Record<string, ClusterSpec>>, on: string): Specs {
  const rings = (internal: string, early: string, late: string) => ({
    internal: { version: internal, ran: ['0.9.0'] },
    early: { version: early, ran: ['0.9.0', ...(late === early ? [] : [late])] },
    late: { version: late },
  });
  const web = product(
    'web',
    {
      environments: { dev: { replicaCount: said.dev }, prod: { replicaCount: said.prod } },
      rings: { early: { cpu: said.early }, late: { cpu: said.late } },
    },
    rings(said.webOfEarly, said.webOfEarly, said.web),
  );
  const api = product('api', { version: { value: 'image.tag' } }, rings(said.api, said.api, said.api));
  const worker = product('worker', { environments: { prod: { replicaCount: said.worker } } });
  return specs({
    fleet: fleet({ clusters: { ...fleet().clusters, ...clusters } }),
    products: [web, api, worker],
    customers: [
      customer('acme', {
        products: { web: {}, api: { memory: '96Mi' } },
        tenants: {
          prod: { cluster: on, ring: 'late' },
          dev: { cluster: 'argo-dev', ring: 'internal', values: { web: { memory: said.acmeInDev } } },
        },
      }),
      customer('zeta', {
        products: { web: { memory: said.zeta }, api: {}, worker: {} },
        tenants: { prod: { cluster: on, ring: 'early' } },
      }),
    ],
  });
}

const argocd = { ...anyCluster, engine: 'argocd', environment: 'prod' } as const;

function withFleet(specs: Specs, changes: Partial<FleetSpec>): Specs {
  return { ...specs, fleet: { ...specs.fleet, ...changes } };
}

const managed = {
  hub: { ...argocd, hosts: [] },
  'argo-prod': {
    ...argocd,
    managedBy: 'hub',
    connection: { server: 'https://prod:6443', credentials: { sealed: { config: SEALED } } },
  },
} as unknown as Readonly<Record<string, ClusterSpec>>;
const west = { url: 'https://git.example.com/west.git', branch: 'main' };

/** Where each release of acme in prod shows what it comes to. */
const forReviewers = (name: string) => `customers/acme/${name}/releases/prod.yaml`;
const inCluster = (cluster: string) => (name: string) =>
  `clusters/${cluster}/tenants/acme-prod/releases/${name}.yaml`;

const engines: [name: string, specs: (said: Said) => Specs, shown: (product: string) => string][] = [
  ['Argo CD, by files', (said) => given(said, {}, 'argo-prod'), forReviewers],
  ['Argo CD, by ApplicationSets', (said) => bySets(given(said, {}, 'argo-prod')), forReviewers],
  [
    "Argo CD, by the fleet's own ApplicationSets",
    (said) => {
      const own = { ...argocd, delivery: 'FleetSets', applicationSets: ['releases'] } as ClusterSpec;
      return withFleet(given(said, { 'argo-prod': own }, 'argo-prod'), {
        applicationSets: { releases: releases() },
      });
    },
    forReviewers,
  ],
  ['Argo CD, from a hub', (said) => given(said, managed, 'argo-prod'), forReviewers],
  [
    'Argo CD, from a hub by ApplicationSets',
    (said) => onArgocd(given(said, managed, 'argo-prod'), { delivery: 'ApplicationSets' }),
    forReviewers,
  ],
  [
    'Argo CD, with values in a repository of their own',
    (said) => withFleet(given(said, {}, 'argo-prod'), { states: { west }, values: 'west' }),
    (name) => `west/${forReviewers(name)}`,
  ],
  ['Flux', (said) => given(said, {}, 'flux-prod'), inCluster('flux-prod')],
  ['Azure Arc', (said) => given(said, {}, 'arc-prod'), inCluster('arc-prod')],
];

describe.each(engines)('what a snapshot of a tenant holds on %s', (_, specsOf, shown) => {
  const snapshot = (changes: Partial<Said> = {}) =>
    synthTenant(plan(specsOf({ ...standard, ...changes })), 'acme-prod');
  const before = snapshot();

  it.each<[what: string, changes: Partial<Said>, product: string, text: string]>([
    ['a version that the chart has', { web: '1.1.0', webOfEarly: '1.1.0' }, 'web', 'tag: web-1.1.0'],
    ['a version that a value sets', { api: '1.1.0' }, 'api', 'tag: "1.1.0"'],
    ["a product's value for production", { prod: 3 }, 'web', 'replicaCount: 3'],
    ["a ring's value", { late: '70m' }, 'web', 'cpu: 70m'],
  ])('changes with %s, and shows it', (__, changes, of, text) => {
    const after = snapshot(changes);
    const { added, removed, modified } = difference(before, after);
    expect([added, removed]).toEqual([[], []]);
    expect(modified).toContain(shown(of));
    expect(before[shown(of)]).not.toContain(text);
    expect(after[shown(of)]).toContain(text);
    expect(modified.filter((path) => !path.includes(of))).toEqual([]);
  });

  it.each<[what: string, changes: Partial<Said>]>([
    ['a value of a product that the tenant does not run', { worker: 2 }],
    ['a value of another ring', { early: '70m' }],
    ['a version of another ring', { webOfEarly: '1.1.0' }],
    ['a value of another environment', { dev: 2, acmeInDev: '80Mi' }],
    ['a value of another customer', { zeta: '80Mi' }],
  ])('stays as it is with %s', (__, changes) => {
    // It is a change, elsewhere.
    expect(plan(specsOf({ ...standard, ...changes })).plan?.customers).not.toEqual(
      plan(specsOf(standard)).plan?.customers,
    );
    expect(snapshot(changes)).toEqual(before);
  });
});
