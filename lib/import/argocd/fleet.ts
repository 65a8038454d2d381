import type { ClusterSpec } from '../../authored/cluster';
import type { FleetSpec } from '../../authored/fleet';
import { ROOTS, ROOT_APPLICATIONS } from '../../plan/names';
import type { Told } from '../told';
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
  const all = [...components, ...releases].map(({ cluster }) => cluster);
  const names = [home, ...[...new Set(all)].sort().filter((each) => each !== home)];
  const clusters = names.map((name) => {
    const spec = clusterSpec(name, home, environment, components);
    return [name, { ...spec, hosts: hostsOf(name, releases) }] as const;
  });
  const fleet: FleetSpec = {
    state,
    repositories,
    ...stagesOf(environment, releases),
    tiers: { imported: TIER },
    components: Object.fromEntries(components.map((each) => [each.name, asComponent(each)])),
    clusters: Object.fromEntries(clusters),
    ...(hasRanges(components) && { versionRanges: true }),
    ...namingFor(components, releases),
  };
  return { fleet, told: [...unknownOf(names), ...(releases.length > 0 ? GUESSED : [])] };
}

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
