import type { FleetSpec } from '../authored/fleet';
import type { RepositorySpec } from '../authored/repository';

/** The repository of the name; `undefined` where the fleet has none. */
export function repositoryOf(fleet: FleetSpec, name: string): RepositorySpec | undefined {
  const given = Object.hasOwn(fleet.repositories, name) ? fleet.repositories[name] : undefined;
  if (!given || !('credentials' in given)) return given;
  // They are Argo CD's, and no option of a source.
  const { credentials: _, ...spec } = given;
  return spec;
}
