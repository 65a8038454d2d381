import { contentOf } from '../content';
import type { KnownRepository, Pulled, Repositories } from '../content/kind';
import { STATE_SOURCE } from '../authored/naming';
import type { FleetSpec } from '../authored/fleet';
import type { StateRepository } from '../authored/repository';

/** The repository of the name, or the state repository; `undefined` where the fleet has none. */
export function repositoryOf(fleet: FleetSpec, name: string): KnownRepository | undefined {
  const given = Object.hasOwn(fleet.repositories, name) ? fleet.repositories[name] : stateOf(fleet, name);
  if (!given || !('credentials' in given)) return given;
  // They are Argo CD's, and no option of a source.
  const { credentials: _, ...spec } = given;
  return spec;
}

export function repositoriesByName(fleet: FleetSpec): Repositories {
  const names = [...stateNames(fleet), ...Object.keys(fleet.repositories)];
  return new Map(names.map((name) => [name, repositoryOf(fleet, name)!]));
}

/** Names of the state repositories, which components and products may come from as from any in git. */
export function stateNames({ state, states = {} }: FleetSpec): string[] {
  return [state.name ?? STATE_SOURCE, ...Object.keys(states)];
}

function stateOf(fleet: FleetSpec, named: string): KnownRepository | undefined {
  const { state, states = {} } = fleet;
  if (!stateNames(fleet).includes(named)) return undefined;
  const { url: git, prefix: _, name: __, ...rest }: StateRepository = states[named] ?? state;
  return { git, ...rest };
}

/** What a component or a product is pulled as; `undefined` where it comes from no repository. */
export function pulledOf(spec: object): (Pulled & { readonly keys: readonly string[] }) | undefined {
  const { key, kind, own } = contentOf(spec);
  const pulled = kind.pulled?.(own);
  return pulled && { ...pulled, keys: [key, 'repository'] };
}

/** The repository of a component or product; `undefined` where it has none, or the fleet has no such repository. */
export function contentRepository(fleet: FleetSpec, spec: object): KnownRepository | undefined {
  const pulled = pulledOf(spec);
  return pulled && repositoryOf(fleet, pulled.repository);
}
