import { warning, within, type Issue, type Location } from '../../issues/issue';
import { engineOf } from '../../engines';
import type { Rule } from '../rule';

/** A loopback host after the scheme and any user, or a file. */
const LOCAL = /^(?:(?:[a-z+]+:\/\/)?(?:[^@/]*@)?(?:localhost|127(?:\.\d+){3}|\[::1\])(?=[:/]|$)|file:)/i;

/** A repository that only this machine can reach is no use to a controller in a cluster. */
export const localAddresses: Rule = function* ({ specs }) {
  const at = { file: specs.fleetFile };
  const { state, states = {}, repositories, clusters } = specs.fleet;
  yield* local(within(at, 'state', 'url'), state.url);
  for (const [name, { url }] of Object.entries(states)) yield* local(within(at, 'states', name, 'url'), url);
  for (const [name, spec] of Object.entries(repositories))
    yield* ofSource(within(at, 'repositories', name), spec);
  for (const [name, spec] of Object.entries(clusters))
    for (const { keys, source } of engineOf(spec).stated(spec).sources ?? [])
      yield* ofSource(within(at, 'clusters', name, ...keys), source);
};

/** What of a source says where it is; of a bucket, whose name says it not, the endpoint. */
const ADDRESSES: readonly string[] = ['git', 'helm', 'oci', 'endpoint', 'azureBlob'];

function* ofSource(at: Location, source: object): Generator<Issue> {
  for (const [key, value] of Object.entries<unknown>({ ...source }))
    if (ADDRESSES.includes(key) && typeof value === 'string') yield* local(within(at, key), value);
}

function* local(at: Location, url: string): Generator<Issue> {
  if (!LOCAL.test(url)) return;
  const fix = 'give an address that the controllers in the clusters reach';
  yield warning(at, `'${url}' is on this machine`, fix);
}
