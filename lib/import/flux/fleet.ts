import type { ClusterSpec } from '../../authored/cluster';
import type { FleetSpec } from '../../authored/fleet';
import { ROOTS } from '../../plan/names';
import { asComponent, type ImportedComponent } from '../component';
import {
  GUESSED,
  guessedCluster,
  hasRanges,
  hostsOf,
  namingFor,
  stagesOf,
  TIER,
  unknownOf,
} from '../guessed';
import type { Told } from '../told';
import type { FoundHelmRelease } from './release';

interface Options {
  readonly cluster: string;
  readonly environment: string;
  readonly engine: 'flux' | 'arc';
  readonly state: FleetSpec['state'];
  readonly crossesNamespaces: boolean;
}

/** The fleet around the components and releases of a cluster. */
export function fluxFleet(
  components: readonly ImportedComponent[],
  releases: readonly FoundHelmRelease[],
  { cluster, environment, engine, state, crossesNamespaces }: Options,
  repositories: FleetSpec['repositories'],
): { fleet: FleetSpec; told: Told[] } {
  const adopted = components.filter(({ adopt }) => Object.keys(adopt).length > 0);
  const taken = new Set(
    components.map(({ adopt, name, spec }) => ('chart' in spec ? name : (adopt.name ?? name))),
  );
  const roots = Object.values(ROOTS)
    .filter((root) => taken.has(root))
    .map((root) => [root, `ringfleet-${root}`]);
  const spec = {
    engine,
    environment,
    hosts: hostsOf(cluster, releases),
    ...guessedCluster(components),
    ...(crossesNamespaces && { crossNamespaceReferences: true }),
    ...(roots.length > 0 && engine === 'flux' && { roots: Object.fromEntries(roots) as object }),
    components: components.map(({ name }) => name),
    ...(adopted.length > 0 && { adopt: Object.fromEntries(adopted.map(({ name, adopt }) => [name, adopt])) }),
  } as ClusterSpec;
  const branches = new Map(
    releases.flatMap(({ environment: of, branch }) => (branch === undefined ? [] : [[of, branch]])),
  );
  const fleet: FleetSpec = {
    state,
    repositories,
    ...stagesOf(environment, releases, branches),
    tiers: { imported: TIER },
    components: Object.fromEntries(components.map((each) => [each.name, asComponent(each)])),
    clusters: { [cluster]: spec },
    ...(hasRanges(components) && { versionRanges: true }),
    ...namingFor(components, releases),
  };
  return { fleet, told: [...unknownOf([cluster]), ...(releases.length > 0 ? GUESSED : [])] };
}
