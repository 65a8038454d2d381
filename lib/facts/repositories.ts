import { folderOf } from './folders';
import type { ComponentSpec } from '../authored/component';
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

/** Every repository of the fleet, by name. */
export type Repositories = ReadonlyMap<string, RepositorySpec>;

export function repositoriesByName(fleet: FleetSpec): Repositories {
  return new Map(Object.keys(fleet.repositories).map((name) => [name, repositoryOf(fleet, name)!]));
}

/** Where a component's chart or folder comes from; `undefined` where that is nowhere, or the fleet has no such repository. */
export function componentRepository(fleet: FleetSpec, spec: ComponentSpec): RepositorySpec | undefined {
  const name = 'chart' in spec ? spec.chart.repository : folderOf(spec)?.repository;
  return name === undefined ? undefined : repositoryOf(fleet, name);
}
