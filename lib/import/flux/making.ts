import { ARC_CONFIGURATIONS, RELEASES_NAMESPACE } from '../../plan/names';
import type { FoundObject } from '../objects';
import { ImportedRepositories } from '../repositories';
import type { FluxMaking } from './component';
import { isOfFlux } from './kinds';
import type { FluxImport } from './options';
import { FoundSources } from './sources';

/** What components and releases are made with, by who bootstrapped Flux. */
export function makingFor(
  objects: readonly FoundObject[],
  { cluster, environment, engine }: FluxImport,
): FluxMaking {
  const isArc = engine === 'arc';
  const platform = isArc ? ARC_CONFIGURATIONS.infra : 'flux-system';
  const releases = objects.filter(isOfFlux('HelmRelease'));
  return {
    cluster,
    environment,
    platform,
    releases: isArc ? ARC_CONFIGURATIONS.apps : RELEASES_NAMESPACE,
    crossesNamespaces: !isArc && releases.some(({ object: { metadata } }) => metadata.namespace !== platform),
    repositories: new ImportedRepositories(),
    sources: new FoundSources(objects),
    taken: new Set(),
  };
}
