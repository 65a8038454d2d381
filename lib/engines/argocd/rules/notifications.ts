import { error, within, type Issue, type Location } from '../../../issues/issue';
import type { ArgocdNotifications, NotificationScope } from '../authored/notifications';
import type { FleetSpec } from '../../../authored/fleet';
import type { Specs } from '../../../authored/specs';
import { suggest } from '../../../issues/suggest';
import { isMap } from '../../../authored/values';
import { judgedKeys } from './credentials';
import type { Rule } from '../../../rules/rule';
import { unknown } from '../../../issues/unknown';

/** Every notification has a trigger, a template, a service and an Application, and what is secret comes by a Secret. */
export const argocdNotifications: Rule = ({ specs }) => {
  const given = specs.fleet.argocd?.notifications;
  if (!given) return [];
  const at = (...keys: string[]) => within({ file: specs.fleetFile }, 'argocd', 'notifications', ...keys);
  const templates = Object.keys(given.templates);
  const sent = Object.entries(given.triggers).flatMap(([name, all]) =>
    all.flatMap(({ send }, index) =>
      send.flatMap((each) =>
        unknown(at('triggers', name, String(index), 'send'), 'template', each, templates),
      ),
    ),
  );
  const subscribed = given.subscriptions.flatMap(({ triggers, recipients, of }, index) => {
    const own = (key: string) => at('subscriptions', String(index), key);
    return [
      ...triggers.flatMap((name) => unknown(own('triggers'), 'trigger', name, Object.keys(given.triggers))),
      ...recipients.flatMap(({ service }) =>
        unknown(own('recipients'), 'service', service, Object.keys(given.services)),
      ),
      ...(of ? scope(specs, of, own('of')) : []),
    ];
  });
  return [...sent, ...subscribed, ...secrets(given, at)];
};

/** Each list names what there is, and the rings are of the environments: no Application would have both otherwise. */
function scope({ fleet, products, customers }: Specs, of: NotificationScope, at: Location): Issue[] {
  const allowed: Readonly<Record<keyof NotificationScope, readonly string[]>> = {
    environments: Object.keys(fleet.environments),
    rings: Object.keys(fleet.rings),
    customers: customers.map(({ spec }) => spec.name),
    products: products.map(({ spec }) => spec.name),
    tiers: Object.keys(fleet.tiers),
  };
  const missing = (Object.keys(allowed) as (keyof NotificationScope)[]).flatMap((key) =>
    (of[key] ?? []).flatMap((name) => unknown(within(at, key), key.slice(0, -1), name, allowed[key])),
  );
  return missing.length > 0 ? missing : together(fleet, of, at);
}

function together({ rings }: FleetSpec, of: NotificationScope, at: Location): Issue[] {
  const { environments } = of;
  if (!environments) return [];
  return (of.rings ?? [])
    .filter((ring) => !environments.includes(rings[ring]!.environment))
    .map((ring) =>
      error(
        within(at, 'rings'),
        `ring '${ring}' is of environment '${rings[ring]!.environment}', which is not among the environments: no Application has both`,
        'name the environment too, or leave the ring out',
      ),
    );
}

/** `$key` is a key of the Secret; what is not there, Argo CD would send as it is. */
function secrets(given: ArgocdNotifications, at: (...keys: string[]) => Location): Issue[] {
  const { secret } = given;
  const keys = secret && Object.keys('sealed' in secret ? secret.sealed : secret.keys);
  const used = Object.entries(given.services).flatMap(([name, { config }]) =>
    references(config).map((key) => [name, key] as const),
  );
  return [
    ...(secret ? judgedKeys(at('secret'), secret) : []),
    ...Object.entries(given.services).flatMap(([name, { config }]) =>
      readable(config, at('services', name, 'config')),
    ),
    ...used
      .filter(([, key]) => keys && !keys.includes(key))
      .map(([name, key]) =>
        error(at('services', name, 'config'), `'$${key}' is no key of the Secret`, suggest(key, keys!)),
      ),
  ];
}

const IS_SECRET = /^(api_?keys?|password|private_?key|secret|signing_?secret|token)$/i;

/** What is secret stands in the Secret alone. Says where it is, and not what: it may be a credential. */
function readable(config: unknown, at: Location): Issue[] {
  if (!isMap(config)) return [];
  return Object.entries(config).flatMap(([key, value]) =>
    IS_SECRET.test(key) && typeof value === 'string' && !value.includes('$')
      ? [
          error(
            within(at, key),
            'is no key of the Secret: anybody could read it here',
            `give '$' and a key of argocd-notifications-secret, and replace what is in git now`,
          ),
        ]
      : readable(value, within(at, key)),
  );
}

/** Keys of the Secret that a service's settings name. Source: Argo CD, "Notifications", "Services". */
function references(config: unknown): string[] {
  if (typeof config === 'string') return [...config.matchAll(/\$([-A-Za-z0-9_]+)/g)].map(([, key]) => key!);
  if (Array.isArray(config)) return config.flatMap(references);
  return isMap(config) ? Object.values(config).flatMap(references) : [];
}
