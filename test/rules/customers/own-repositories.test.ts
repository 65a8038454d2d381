import type { FleetSpec } from '../../../lib/authored/fleet';
import type { OwnRepositorySpec } from '../../../lib/authored/team/own-repository';
import type { TeamSpec } from '../../../lib/authored/team/team';
import { formatLocation } from '../../../lib/issues/issue';
import { fleetOf, repository, team } from '../../support/own-repositories';
import { customer, issuesOf } from '../../support/specs';

/** What is said of a team, each as place, problem and fix. */
function said(changes: Partial<TeamSpec>, ofFleet: Partial<FleetSpec> = {}): string[][] {
  const fleet = fleetOf({ data: team(changes) }, ofFleet);
  return issuesOf({ fleet }).map(({ at, problem, fix }) => [formatLocation(at), problem, fix]);
}
const of = (changes: Partial<OwnRepositorySpec>, ofFleet: Partial<FleetSpec> = {}) =>
  said({ repository: { ...repository, ...changes } }, ofFleet);
const AT = 'fleet/fleet.ts teams.data.repository';

it('a team with a repository of its own is no mistake', () => {
  expect(said({})).toEqual([]);
});

it.each([
  ['ftp://git.example.com/data.git', 'of another scheme'],
  ['http://git.example.com/data.git', 'without TLS'],
  ['git@git.example.com:data.git', 'as scp writes it'],
  ['https://', 'without a host'],
])('a URL is refused that is %s', (git) => {
  expect(of({ git })).toEqual([
    [
      `${AT}.git`,
      expect.stringContaining("'teams.data.repository.git'"),
      expect.stringContaining("give a URL such as 'https://git.example.com/data.git'"),
    ],
  ]);
});

it.each([
  'https://user:token@git.example.com/data.git',
  'https://token@git.example.com/data.git',
  'ssh://git:word@git.example.com/data.git',
])('credentials in a URL are refused, and not said again: %s', (git) => {
  expect(of({ git })).toEqual([
    [`${AT}.git`, 'has credentials in its URL', 'take them out of the URL, and name a Secret by secretRef'],
  ]);
});

it.each([
  ['https://git.example.com/state.git', 'a state repository'],
  ['ssh://git@git.example.com:2222/state', 'a state repository'],
  ['https://GIT.example.com/code', "repository 'code' of the fleet"],
])("a repository of the platform's is nobody's own: %s", (git, whose) => {
  expect(of({ git })).toEqual([
    [
      `${AT}.git`,
      `'${git}' is ${whose}: who writes there decides about more than the owner's namespaces`,
      'give the owner a repository of its own',
    ],
  ]);
});

it('a URL is no pattern', () => {
  expect(of({ git: 'https://git.example.com/data-*' })).toEqual([
    [
      `${AT}.git`,
      "'https://git.example.com/data-*' has a '*', which AppProjects of Argo CD read as a pattern",
      'give an address without it',
    ],
  ]);
});

it('an environment is one of the fleet, and one in which the owner has a tenant', () => {
  const environments = { prd: { path: 'a' }, dev: { path: 'b' } };
  expect(of({ environments })).toEqual([
    [`${AT}.environments.dev`, "'data' has no tenant in 'dev'", 'add one, or remove it: use one of: prod'],
    [`${AT}.environments.prd`, "unknown environment 'prd'", "did you mean 'prod'? Allowed: dev, prod"],
  ]);
});

it.each(['/deploy', '../deploy', 'a/../../b', ''])(
  "a path '%s' is refused, which is outside or none",
  (path) => {
    expect(of({ path }).map(([at]) => at)).toEqual([`${AT}.path`]);
  },
);

it('a path says environment and site, and nothing else of the tenant', () => {
  expect(of({ path: '{region}/{environment}/{site}' })).toEqual([
    [`${AT}.path`, "has '{region}', which stands for nothing", 'use {environment} or {site}'],
  ]);
  const tenants = { prod: { cluster: 'flux-prod' } };
  expect(said({ tenants, repository: { ...repository, path: 'deploy/{site}' } })).toEqual([
    [
      `${AT}.path`,
      "has '{site}', and the tenant in 'prod' has no site",
      "give a path for it under environments, or leave '{site}' out",
    ],
  ]);
});

describe('on a cluster of Flux', () => {
  const { secretRef: _, ...open } = repository;

  it('SSH needs a Secret', () => {
    const git = 'ssh://git@git.example.com/data.git';
    expect(said({ repository: { ...open, git } })).toEqual([
      [
        `${AT}.secretRef`,
        `is missing: Flux pulls '${git}' by a key`,
        "name the Secret with 'identity' and 'known_hosts', which has to be in each of the owner's namespaces",
      ],
    ]);
  });

  it('a host that the fleet has a Secret for likely needs one', () => {
    const state = { url: 'https://git.example.com/state.git', branch: 'main', secretRef: 'state' };
    expect(said({ repository: open }, { state })).toEqual([
      [
        `${AT}.secretRef`,
        "is missing, and the fleet has a Secret for 'https://git.example.com/state.git', which is on the same host",
        "name the Secret that has to be in each of the owner's namespaces; or ignore this where the repository is public",
      ],
    ]);
    expect(said({ repository: open })).toEqual([]);
    expect(said({ repository: { ...open, git: 'https://elsewhere.example/data.git' } }, { state })).toEqual(
      [],
    );
  });

  it('Argo CD alone finds a Secret by the URL', () => {
    const tenants = { prod: { cluster: 'argo-prod' } };
    expect(said({ tenants, repository: { ...open, git: 'ssh://git@git.example.com/data.git' } })).toEqual([]);
  });
});

it('a team is called as no customer is', () => {
  const issues = issuesOf({ fleet: fleetOf({ acme: team() }), customers: [customer('acme')] });
  expect(issues.map(({ at, problem }) => [formatLocation(at), problem])).toContainEqual([
    'fleet/fleet.ts teams.acme',
    "customer 'acme' of the fleet is claimed by customers/acme/customer.ts and fleet/fleet.ts teams.acme",
  ]);
});

it('a team has no namespace that another owner has', () => {
  const naming = { namespace: (tenant: string) => (tenant.includes('flux') ? 'acme-prod' : tenant) };
  const tenants = { prod: { cluster: 'flux-prod', ring: 'late' } };
  const customers = [customer('acme', { tenants })];
  const issues = issuesOf({ fleet: fleetOf({ data: team() }, { naming }), customers });
  expect(issues.map(({ at, problem }) => [formatLocation(at), problem])).toContainEqual([
    'fleet/fleet.ts teams.data.tenants.prod.sites.flux',
    "namespace 'acme-prod' on cluster flux-prod is claimed by tenant acme-prod and tenant data-prod-flux",
  ]);
});

it('what it names is there', () => {
  const tenants = { prd: { cluster: 'flux-prod' }, prod: { cluster: 'flux-prd', ring: 'internal' } };
  expect(said({ tier: 'standart', tenants })).toEqual([
    [
      'fleet/fleet.ts teams.data.tenants.prd',
      "unknown environment 'prd'",
      "did you mean 'prod'? Allowed: dev, prod",
    ],
    [
      'fleet/fleet.ts teams.data.tenants.prod.cluster',
      "unknown cluster 'flux-prd'",
      "did you mean 'flux-prod'? Allowed: arc-prod, argo-prod, flux-prod",
    ],
    [
      'fleet/fleet.ts teams.data.tenants.prod.ring',
      "ring 'internal' does not belong to environment 'prod'",
      'use one of: early, late',
    ],
    [
      'fleet/fleet.ts teams.data.tier',
      "unknown tier 'standart'",
      "did you mean 'standard'? Allowed: standard",
    ],
  ]);
});

it('its hosts are host names, and no other release of the cluster has them', () => {
  const hosts = ['not a host'];
  expect(of({ hosts })).toEqual([
    [
      `${AT}.hosts.0`,
      '\'teams.data.repository.hosts.0\' is "not a host", which is not allowed',
      "give a host name, such as 'shop.example.com' or '*.example.com'",
    ],
  ]);
  const owners = ['a', 'b'].map((name) => [
    name,
    team({
      group: name,
      tenants: { prod: { cluster: 'flux-prod' } },
      repository: { ...repository, hosts: ['x.example.com'] },
    }),
  ]);
  const issues = issuesOf({ fleet: fleetOf(Object.fromEntries(owners) as FleetSpec['teams']) });
  expect(issues.map(({ at, problem }) => [formatLocation(at), problem])).toEqual([
    [
      'fleet/fleet.ts teams.b.tenants.prod',
      "host 'x.example.com' of b-prod-repository is that of a-prod-repository on cluster flux-prod",
    ],
  ]);
});

it("its peers open no way to what is the platform's or a tenant's", () => {
  const peers = { to: [{ namespace: 'kube-system', ports: [53] }] };
  expect(of({ peers }).map(([at]) => at)).toEqual([`${AT}.peers.to.0.namespace`]);
});
