import { error, within, type Issue, type Location } from '../../../../issues/issue';
import type { Credentials } from '../../authored/credentials';
import { suggest } from '../../../../issues/suggest';

/** A text that kubeseal made begins with the length of a session key, and has that and more behind it. */
const SEALED = /^A[gQ][A-Za-z0-9+/]{300,}={0,2}$/;

/** A Secret has some keys, and nobody can read what is sealed. */
export function* keysAtFault(at: Location, given: Credentials): Iterable<Issue> {
  const [under, keys] = 'sealed' in given ? ['sealed', given.sealed] : ['keys', given.keys];
  if (Object.keys(keys).length === 0)
    yield error(within(at, under), 'is empty', 'name what opens it, key by key');
  if (!('sealed' in given)) return;
  for (const [key, value] of Object.entries(given.sealed)) {
    if (SEALED.test(value)) continue;
    const fix =
      'put what kubeseal --raw prints in its place, and replace the credential, which is in git now';
    yield error(within(at, 'sealed', key), 'is not what kubeseal made: anybody could read it here', fix);
  }
}

/** Of a Secret whose keys are known to Argo CD, it has no other. */
export function* unknownKeys(at: Location, given: Credentials, allowed: readonly string[]): Iterable<Issue> {
  const [under, keys] = 'sealed' in given ? ['sealed', given.sealed] : ['keys', given.keys];
  for (const key of Object.keys(keys)) {
    if (allowed.includes(key)) continue;
    yield error(within(at, under, key), `unknown key '${key}' of such a Secret`, suggest(key, allowed));
  }
}
