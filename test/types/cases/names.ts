/* What the platform team is told of names that are those of other parts of its data. See customers.ts. */
import { defineAuthored as defineFleet } from '../../../lib/authored/define/authoring';
import { components, environments, repositories, rings, tier } from '../catalogue';

const parts = {
  components,
  environments,
  repositories,
  rings,
  tiers: { standard: tier, premium: tier },
} as const;
const git = { url: 'https://git.example.com/state.git', branch: 'main' } as const;
const standard = {
  engine: 'argocd',
  environment: 'prod',
  kubernetes: '1.31',
  apiServer: { cidrs: ['10.0.0.1/32'] },
  ingressNamespace: 'ingress-nginx',
  monitoringNamespace: 'monitoring',
} as const;
const set = {
  generators: [{ list: { elements: [] } }],
  template: {
    name: 'overview',
    project: 'platform',
    source: { repoURL: 'platform-infrastructure', path: 'overview' },
    destination: { name: 'in-cluster', namespace: 'overview' },
  },
} as const;

// Everything that is right, to see that it is nothing else which the lines below are refused for.
defineFleet({
  ...parts,
  components: {
    ...components,
    'cert-manager': {
      ...components['cert-manager'],
      overrides: {
        clusters: {
          one: { version: '1.0.1' },
          // @ts-expect-error NoSuchName<"won", "one">
          won: {},
        },
      },
    },
  },
  state: git,
  clusters: { one: standard },
});

defineFleet({
  ...parts,
  state: { ...git, name: 'platform' },
  states: { west: git, east: git },
  values: { tiers: { premium: 'west' }, regions: { 'us-east': 'east' } },
  applicationSets: { overview: set },
  terraform: { cluster: 'hub', namespace: 'x' },
  clusters: {
    hub: {
      ...standard,
      state: 'platform',
      applicationSets: ['overview'],
      selfManaged: { repository: 'product-charts', version: '1.0.0' },
    },
    managed: { ...standard, state: 'west', managedBy: 'hub' },
    flux: { ...standard, engine: 'flux', install: { repository: 'product-charts', version: 'v2.6.4' } },
  },
});
defineFleet({ ...parts, state: git, values: 'fleet-state', clusters: { one: standard } });

defineFleet({
  ...parts,
  state: git,
  states: { west: git, east: git },
  // @ts-expect-error Type '"wset"' is not assignable to type '"fleet-state" | "west" | "east"'
  values: { regions: { 'us-west': 'wset' } },
  clusters: { one: standard },
});

defineFleet({
  ...parts,
  rings: {
    canary: { environment: 'prod' },
    beside: { environment: 'prod', after: [] },
    both: { environment: 'prod', after: ['canary', 'beside'] },
    // @ts-expect-error Did you mean '"both"'?
    one: { environment: 'prod', after: 'bth' },
    // @ts-expect-error Type '"bth"' is not assignable to type '"canary" | "beside" | "both" | "one" | "several"'
    several: { environment: 'prod', after: ['both', 'bth'] },
  },
  state: git,
  clusters: { one: standard },
});

defineFleet({
  ...parts,
  state: { ...git, name: 'platform' },
  states: { west: git },
  applicationSets: { overview: set },
  clusters: {
    hub: {
      ...standard,
      // @ts-expect-error Type '"fleet-state"' is not assignable to type '"platform" | "west" | undefined'
      state: 'fleet-state',
      // @ts-expect-error Type '"overviews"' is not assignable to type '"overview"'
      applicationSets: ['overviews'],
    },
    managed: {
      ...standard,
      // @ts-expect-error Type '"hup"' is not assignable to type '"hub" | "managed" | "other" | undefined'
      managedBy: 'hup',
      // @ts-expect-error Type '"platform-infrastructure"' is not assignable to type '"product-charts" | "jetstack"'
      selfManaged: { repository: 'platform-infrastructure', version: '1.0.0' },
    },
    other: standard,
  },
  // @ts-expect-error Type '"hup"' is not assignable to type '"hub" | "managed" | "other"'
  terraform: { cluster: 'hup', namespace: 'x' },
});

// Pools: those of clusters that host the environment.
const pooled = defineFleet({
  ...parts,
  state: git,
  states: { west: git },
  values: { hash: ['west', 'fleet-state'] },
  clusters: { one: { ...standard, pool: 'eu' }, two: { ...standard, environment: 'dev', pool: 'try' } },
});
const someone = {
  name: 'someone',
  title: 'Someone',
  tier: 'standard',
  region: 'westeurope',
  contact: 'ops@someone.example',
  group: 'someone-operators',
  products: {},
} as const;
const { defineCustomer } = pooled.defineCatalogue([]);
defineCustomer({ ...someone, tenants: { prod: { pool: 'eu', ring: 'ring3-mainstream' } } });
// @ts-expect-error Type '"try"' is not assignable to type '"eu"'
defineCustomer({ ...someone, tenants: { prod: { pool: 'try', ring: 'ring3-mainstream' } } });

defineFleet({
  ...parts,
  state: git,
  states: { west: git },
  // @ts-expect-error '"wets"' is not assignable to type '"
  values: { hash: ['west', 'wets'] },
  clusters: { one: standard },
});
