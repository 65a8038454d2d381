import type { RepositorySpec } from '../../authored/repository';
import type { Verification } from '../../authored/sources/pulled';
import type { Repositories } from '../../content/kind';
import { pulledOf } from '../../facts/repositories';

/** The repositories, of which its own is as verified as the component or product asks for. */
export function verifiedFor(spec: object, repositories: Repositories): Repositories {
  const { verify } = spec as { readonly verify?: Verification };
  const name = pulledOf(spec)?.repository;
  const repository = name === undefined ? undefined : repositories.get(name);
  if (!verify || !repository) return repositories;
  return new Map([...repositories, [name!, { ...repository, verify } as RepositorySpec]]);
}
