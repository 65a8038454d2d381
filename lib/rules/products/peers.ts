import { covers, LINK_LOCAL, type Peer } from '../../authored/network';
import { error, within, type Issue, type Location } from '../../issues/issue';
import { RESERVED_NAMESPACES } from '../../plan/names';
import { tenantsOf, type Plan } from '../../plan/fleet';
import type { AllowedPeers } from '../../authored/fleet';
import type { TerraformSpec } from '../../authored/terraform';
import type { Rule } from '../rule';

/**
 * A product, or what a customer or team brings in a repository of its own, opens no way to what is the platform's or another tenant's: metadata of nodes, API servers, and the namespaces
 * of Kubernetes, the engines and tenants. Where one has to be open, the platform team says so under `peers` of the fleet.
 */
export const peers: Rule = function* ({ specs: { fleet, fleetFile, products, customers }, plan }) {
  const word: Word = { file: fleetFile, allowed: fleet.peers ?? {} };
  const guarded: Guarded = { namespaces: namespacesOf(plan, fleet.terraform), ranges: rangesOf(plan) };
  const all = [
    ...products.map(({ spec, file }) => ({ at: { file, path: 'peers' }, peers: spec.peers })),
    ...customers.map(({ spec, file }) => ({
      at: { file, path: 'repository.peers' },
      peers: spec.repository?.peers,
    })),
  ];
  for (const { at: place, peers: stated } of all)
    for (const way of ['to', 'from'] as const)
      for (const [index, peer] of (stated?.[way] ?? []).entries()) {
        const at = within(place, way, String(index));
        if ('namespace' in peer) yield* ofNamespace(at, peer.namespace, guarded, word);
        // What reaches a product is in no danger from it.
        else if (way === 'to') yield* ofRange(at, peer, guarded, word);
      }
};

/** What the platform team says, and where. */
interface Word {
  readonly file: string;
  readonly allowed: AllowedPeers;
}

type PeerRange = Extract<Peer, { readonly cidr: string }>;

/** Whose it is, by namespace and by range. */
interface Guarded {
  readonly namespaces: ReadonlyMap<string, string>;
  readonly ranges: ReadonlyMap<string, string>;
}

function namespacesOf(plan: Plan, terraform: TerraformSpec | undefined): Map<string, string> {
  const found = new Map<string, string>();
  for (const { namespaces, customer } of tenantsOf(plan))
    for (const { name } of namespaces) found.set(name, `customer '${customer}'`);
  if (terraform) found.set(terraform.namespace, 'Terraform');
  for (const { name, terraform: its } of plan.customers)
    if (its?.appliedBy?.own) found.set(its.appliedBy.own.namespace, `the Terraform of customer '${name}'`);
  const engines = plan.clusters.flatMap(({ control }) => [control.platform, control.releases]);
  for (const name of [...RESERVED_NAMESPACES, ...engines]) found.set(name, 'Kubernetes or the engine');
  return found;
}

function rangesOf({ clusters }: Plan): Map<string, string> {
  const found = new Map<string, string>();
  for (const { name, spec } of clusters)
    for (const cidr of spec.apiServer.cidrs) found.set(cidr, `the API server of cluster '${name}'`);
  for (const cidr of Object.values(LINK_LOCAL))
    found.set(cidr, 'link-local addresses, as of the metadata of nodes');
  return found;
}

function* ofNamespace(at: Location, name: string, guarded: Guarded, fleet: Word): Generator<Issue> {
  const whose = guarded.namespaces.get(name);
  if (whose === undefined || fleet.allowed.namespaces?.includes(name)) return;
  yield error(
    within(at, 'namespace'),
    `'${name}' is a namespace of ${whose}, to which products open no way`,
    `leave it out; or let the platform team allow it in ${fleet.file}: peers: { namespaces: ['${name}'] }`,
  );
}

function* ofRange(
  at: Location,
  { cidr, except = [] }: PeerRange,
  guarded: Guarded,
  fleet: Word,
): Generator<Issue> {
  const open = new Map<string, string>();
  for (const [range, whose] of guarded.ranges) {
    const isAllowed = fleet.allowed.cidrs?.some((each) => covers(each, covers(range, cidr) ? cidr : range));
    if (isAllowed) continue;
    if (covers(range, cidr))
      yield error(
        within(at, 'cidr'),
        `'${cidr}' is among ${range}, ${whose}, to which products open no way`,
        `leave it out; or let the platform team allow it in ${fleet.file}: peers: { cidrs: ['${cidr}'] }`,
      );
    else if (covers(cidr, range) && !except.some((each) => covers(each, range))) open.set(range, whose);
  }
  if (open.size === 0) return;
  const ranges = [...open.keys()].map((range) => `'${range}'`);
  const whose = [...open].map(([range, its]) => `${range} (${its})`);
  yield error(
    within(at, 'cidr'),
    `'${cidr}' has in it what products open no way to: ${whose.join(', ')}`,
    `add ${ranges.join(', ')} to its except`,
  );
}
