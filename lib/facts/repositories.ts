import { contentOf } from '../content';
import type { Pulled, Repositories } from '../content/kind';
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

export function repositoriesByName(fleet: FleetSpec): Repositories {
  return new Map(Object.keys(fleet.repositories).map((name) => [name, repositoryOf(fleet, name)!]));
}

/** What a component or a product is pulled as; `undefined` where it comes from no repository. */
export function pulledOf(spec: object): (Pulled & { readonly keys: readonly string[] }) | undefined {
  const { key, kind, own } = contentOf(spec);
  const pulled = kind.pulled?.(own);
  return pulled && { ...pulled, keys: [key, 'repository'] };
}

/** The repository of a component or product; `undefined` where it has none, or the fleet has no such repository. */
export function contentRepository(fleet: FleetSpec, spec: object): RepositorySpec | undefined {
  const pulled = pulledOf(spec);
  return pulled && repositoryOf(fleet, pulled.repository);
}
