import { error, within, type Issue, type Location } from '../../../issues/issue';
import { keysAtFault } from '../plan/connections/credential-keys';
import { suggest } from '../../../issues/suggest';
import { isMap } from '../../../authored/values';
import type { Rule } from '../../../rules/rule';

/** What is secret of notifications comes by a Secret. `$key` is a key of it; what is not there, Argo CD would send as it is. */
export const notificationSecrets: Rule = function* ({ specs }) {
  const given = specs.fleet.argocd?.notifications;
  if (!given) return;
  const at = within({ file: specs.fleetFile }, 'argocd', 'notifications');
  const { secret, services } = given;
  if (secret) yield* keysAtFault(within(at, 'secret'), secret);
  const keys = secret && Object.keys('sealed' in secret ? secret.sealed : secret.keys);
  for (const [name, { config }] of Object.entries(services)) {
    const where = within(at, 'services', name, 'config');
    yield* readable(config, where);
    for (const key of references(config)) {
      if (!keys || keys.includes(key)) continue;
      yield error(where, `'$${key}' is no key of the Secret`, suggest(key, keys));
    }
  }
};

const IS_SECRET = /^(api_?keys?|password|private_?key|secret|signing_?secret|token)$/i;

/** What is secret stands in the Secret alone. Says where it is, and not what: it may be a credential. */
function* readable(config: unknown, at: Location): Iterable<Issue> {
  if (!isMap(config)) return;
  for (const [key, value] of Object.entries(config)) {
    if (IS_SECRET.test(key) && typeof value === 'string' && !value.includes('$'))
      yield error(
        within(at, key),
        'is no key of the Secret: anybody could read it here',
        `give '$' and a key of argocd-notifications-secret, and replace what is in git now`,
      );
    yield* readable(value, within(at, key));
  }
}

/** Keys of the Secret that a service's settings name. Source: Argo CD, "Notifications", "Services". */
function* references(config: unknown): Iterable<string> {
  if (typeof config === 'string')
    for (const [, key = ''] of config.matchAll(/\$([-A-Za-z0-9_]+)/g)) yield key;
  else if (Array.isArray(config)) for (const each of config) yield* references(each);
  else if (isMap(config)) yield* references(Object.values(config));
}
