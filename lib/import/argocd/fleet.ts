import type { ClusterSpec } from '../../authored/cluster';
import type { FleetSpec } from '../../authored/fleet';
import { ROOTS, ROOT_APPLICATIONS } from '../../plan/names';
import type { Told } from '../told';
import { asComponent, type ImportedComponent } from '../component';
import { guessedCluster, hasRanges, TIER, unknownOf } from '../guessed';
import type { FoundRelease } from './release';

interface Options {
  readonly cluster: string;
  readonly environment: string;
  readonly state: FleetSpec['state'];
}

/** The fleet around components and releases: what nobody can read from Applications is as good a guess as any, and told. */
export function argocdFleet(
  components: readonly ImportedComponent[],
  releases: readonly FoundRelease[],
  { cluster: home, environment, state }: Options,
  repositories: FleetSpec['repositories'],
): { fleet: FleetSpec; told: Told[] } {
  const hosted = releases.map((each) => [each.cluster, each.environment] as const);
  const all = [...components.map(({ cluster }) => cluster), ...hosted.map(([cluster]) => cluster)];
  const names = [home, ...[...new Set(all)].sort().filter((each) => each !== home)];
  const clusters = names.map((name) => {
    const hosts = [...new Set(hosted.filter(([cluster]) => cluster === name).map(([, of]) => of))].sort();
    return [name, { ...clusterSpec(name, home, environment, components), hosts }] as const;
  });
  const stages = new Map([[environment, true]]);
  for (const { environment: of, isAutomated } of releases) stages.set(of, isAutomated);
  const fleet = {
    state,
    repositories,
    environments: Object.fromEntries(
      [...stages].map(([name, automatedSync]) => [
        name,
        { branch: 'main', automatedSync, onDelete: 'orphan', access: 'view' },
      ]),
    ),
    // Which of them comes after which, nobody has said.
    rings: Object.fromEntries([...stages.keys()].map((name) => [name, { environment: name, after: [] }])),
    tiers: { imported: TIER },
    components: Object.fromEntries(components.map((each) => [each.name, asComponent(each)])),
    clusters: Object.fromEntries(clusters),
    ...(hasRanges(components) && { versionRanges: true }),
    ...(areTaken(components, releases) && { naming: NAMING }),
  } as FleetSpec;
  return { fleet, told: [...unknownOf(names), ...(releases.length > 0 ? GUESSED : [])] };
}

/** What delivers the guard rails of tenants, where something that is imported has the name that they would have. */
export const NAMING = { guardrails: (tenant: string) => `ringfleet-${tenant}` };

function areTaken(components: readonly ImportedComponent[], releases: readonly FoundRelease[]): boolean {
  const names = releases.map(({ customer, environment }) => `${customer}-${environment}`);
  return components.some(({ adopt, name }) =>
    names.some((each) => [each, `${each}-guardrails`].includes(adopt.name ?? name)),
  );
}

const GUESSED: readonly Told[] = [
  { what: 'say', of: 'tiers.imported', why: 'the amounts are a guess, and its guard rails warn alone' },
  { what: 'say', of: 'rings', why: 'after which ring each of them comes' },
  { what: 'say', of: 'customers', why: 'title, region, contact and group of each' },
  { what: 'say', of: 'products', why: 'the schema of their values, footprint, ports and peers' },
];

function clusterSpec(
  name: string,
  home: string,
  environment: string,
  components: readonly ImportedComponent[],
): ClusterSpec {
  const own = components.filter(({ cluster }) => cluster === name);
  const adopted = own.filter(({ adopt }) => Object.keys(adopt).length > 0);
  return {
    engine: 'argocd',
    environment,
    ...guessedCluster(own),
    ...(name === home ? { impersonation: false } : { managedBy: home }),
    ...rootsOf(components, name === home ? '' : `-${name}`),
    components: own.map((each) => each.name),
    ...(adopted.length > 0 && { adopt: Object.fromEntries(adopted.map((each) => [each.name, each.adopt])) }),
  };
}

/** Roots have other names than what is imported. @param suffix of those of a managed cluster */
function rootsOf(components: readonly ImportedComponent[], suffix: string) {
  const taken = new Set(components.map(({ adopt, name }) => adopt.name ?? name));
  const keys = [ROOT_APPLICATIONS.root, ...Object.values(ROOTS)];
  const roots = keys
    .filter((key) => taken.has(`${key}${suffix}`))
    .map((key) => [key, `ringfleet-${key}${suffix}`]);
  return roots.length > 0 ? { roots: Object.fromEntries(roots) as object } : {};
}
