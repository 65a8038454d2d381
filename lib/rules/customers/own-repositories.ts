import { engineOf } from '../../engines';
import { placementsOf } from '../../facts/placements';
import { error, warning, within, type Issue, type Location } from '../../issues/issue';
import { suggest } from '../../issues/suggest';
import { unknown } from '../../issues/unknown';
import type { CustomerInput } from '../../authored/specs';
import type { FleetSpec } from '../../authored/fleet';
import type { OwnRepositorySpec } from '../../authored/team/own-repository';
import type { Rule } from '../rule';

/**
 * A repository of a customer's or team's own is none of the platform's, can be pulled wherever the owner has tenants, and says nothing
 * of what there is not.
 */
export const ownRepositories: Rule = function* ({ specs: { fleet, customers } }) {
  for (const customer of customers) {
    const { repository } = customer.spec;
    if (!repository) continue;
    const at = { file: customer.file, path: 'repository' };
    yield* ofUrl(within(at, 'git'), repository.git, fleet);
    yield* ofEnvironments(within(at, 'environments'), repository, customer, fleet);
    yield* ofPaths(at, repository, customer);
    yield* ofSecret(at, repository, customer, fleet);
  }
};

/** How a URL says who pulls: of SSH a name alone is no secret. */
const WITH_CREDENTIALS = /^(https:\/\/[^/]*@|ssh:\/\/[^/@:]*:[^/@]*@)/;
/** What an AppProject reads as a pattern. */
const PATTERN = /[*?[\]{}!\\]/;

function* ofUrl(at: Location, url: string, fleet: FleetSpec): Generator<Issue> {
  if (WITH_CREDENTIALS.test(url)) {
    const fix = 'take them out of the URL, and name a Secret by secretRef';
    yield error(at, 'has credentials in its URL', fix);
    return;
  }
  const [found] = PATTERN.exec(url) ?? [];
  if (found !== undefined)
    yield error(
      at,
      `'${url}' has a '${found}', which AppProjects of Argo CD read as a pattern`,
      'give an address without it',
    );
  for (const [whose, other] of platforms(fleet)) {
    if (addressOf(url) !== addressOf(other)) continue;
    const problem = `'${url}' is ${whose}: who writes there decides about more than the owner's namespaces`;
    yield error(at, problem, 'give the owner a repository of its own');
    return;
  }
}

/** The repositories that are not a customer's or team's, and what they are. */
function* platforms({ state, states = {}, repositories }: FleetSpec): Generator<[string, string]> {
  for (const { url } of [state, ...Object.values(states)]) yield ['a state repository', url];
  for (const [name, spec] of Object.entries(repositories))
    if ('git' in spec) yield [`repository '${name}' of the fleet`, spec.git];
}

/** Host and path, however it is reached and whoever reaches it. */
function addressOf(url: string): string {
  return url
    .toLowerCase()
    .replace(/^[a-z]+:\/\/([^/@]*@)?/, '')
    .replace(/:\d+\//, '/')
    .replace(/\/?(\.git)?\/?$/, '');
}

function hostOf(url: string): string {
  return addressOf(url).split('/')[0]!;
}

function* ofEnvironments(
  at: Location,
  { environments = {} }: OwnRepositorySpec,
  { spec }: CustomerInput,
  fleet: FleetSpec,
): Generator<Issue> {
  for (const name of Object.keys(environments)) {
    const wrong = unknown(within(at, name), 'environment', name, Object.keys(fleet.environments));
    yield* wrong;
    if (wrong.length > 0 || Object.hasOwn(spec.tenants, name)) continue;
    const problem = `'${spec.name}' has no tenant in '${name}'`;
    yield error(
      within(at, name),
      problem,
      `add one, or remove it: ${suggest(name, Object.keys(spec.tenants))}`,
    );
  }
}

/** What stands for something of the tenant, in braces. */
const PLACEHOLDER = /\{[^}]*\}/g;

function* ofPaths(at: Location, repository: OwnRepositorySpec, { spec }: CustomerInput): Generator<Issue> {
  const places = placementsOf(spec);
  const own = Object.entries(repository.environments ?? {});
  const all = [
    { place: within(at, 'path'), path: repository.path, environments: Object.keys(spec.tenants) },
    ...own.map(([environment, here]) => {
      return {
        place: within(at, 'environments', environment, 'path'),
        path: here?.path,
        environments: [environment],
      };
    }),
  ];
  for (const { place, path = '', environments } of all)
    for (const found of new Set(path.match(PLACEHOLDER)))
      if (!['{environment}', '{site}'].includes(found))
        yield error(place, `has '${found}', which stands for nothing`, 'use {environment} or {site}');
      else if (found === '{site}') {
        const without = places.find(
          ({ environment, site }) => site === undefined && environments.includes(environment),
        );
        if (!without) continue;
        const problem = `has '{site}', and the tenant in '${without.environment}' has no site`;
        yield error(place, problem, `give a path for it under environments, or leave '{site}' out`);
      }
}

/** Flux needs to be told the Secret; Argo CD finds one by the URL. */
function* ofSecret(
  at: Location,
  { git, secretRef }: OwnRepositorySpec,
  { spec }: CustomerInput,
  fleet: FleetSpec,
): Generator<Issue> {
  const clusters = placementsOf(spec).flatMap(({ spec: { cluster } }) => fleet.clusters[cluster] ?? []);
  if (secretRef !== undefined || !clusters.some((each) => engineOf(each).follows === 'flux')) return;
  const place = within(at, 'secretRef');
  if (git.startsWith('ssh:')) {
    const fix =
      "name the Secret with 'identity' and 'known_hosts', which has to be in each of the owner's namespaces";
    yield error(place, `is missing: Flux pulls '${git}' by a key`, fix);
    return;
  }
  const host = hostOf(git);
  const alike = [...opened(fleet)].find((url) => hostOf(url) === host);
  if (alike === undefined) return;
  const problem = `is missing, and the fleet has a Secret for '${alike}', which is on the same host`;
  const fix =
    "name the Secret that has to be in each of the owner's namespaces; or ignore this where the repository is public";
  yield warning(place, problem, fix);
}

/** Git repositories of the platform's that a Secret opens. */
function* opened({ state, states = {}, repositories }: FleetSpec): Generator<string> {
  for (const { url, secretRef } of [state, ...Object.values(states)]) if (secretRef !== undefined) yield url;
  for (const spec of Object.values(repositories))
    if ('git' in spec && spec.secretRef !== undefined) yield spec.git;
}
