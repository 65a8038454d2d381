import { error, within, type Issue, type Location } from '../../../issues/issue';
import type { NotificationScope } from '../authored/notifications';
import type { FleetSpec } from '../../../authored/fleet';
import type { Specs } from '../../../authored/specs';
import type { Rule } from '../../../rules/rule';
import { unknown } from '../../../issues/unknown';

/** Every notification has a trigger, a template, a service and an Application. */
export const notificationReferences: Rule = function* ({ specs }) {
  const given = specs.fleet.argocd?.notifications;
  if (!given) return;
  const at = (...keys: string[]) => within({ file: specs.fleetFile }, 'argocd', 'notifications', ...keys);
  const templates = Object.keys(given.templates);
  for (const [name, all] of Object.entries(given.triggers)) {
    for (const [index, { send }] of all.entries())
      for (const each of send)
        yield* unknown(at('triggers', name, String(index), 'send'), 'template', each, templates);
  }
  for (const [index, { triggers, recipients, of }] of given.subscriptions.entries()) {
    const own = (key: string) => at('subscriptions', String(index), key);
    for (const name of triggers)
      yield* unknown(own('triggers'), 'trigger', name, Object.keys(given.triggers));
    for (const { service } of recipients)
      yield* unknown(own('recipients'), 'service', service, Object.keys(given.services));
    if (of) yield* scope(specs, of, own('of'));
  }
};

/** Each list names what there is, and the rings are of the environments: no Application would have both otherwise. */
function* scope(specs: Specs, of: NotificationScope, at: Location): Iterable<Issue> {
  const missing = [...unknownIn(specs, of, at)];
  yield* missing;
  if (missing.length === 0) yield* together(specs.fleet, of, at);
}

function* unknownIn(
  { fleet, products, customers }: Specs,
  of: NotificationScope,
  at: Location,
): Iterable<Issue> {
  const allowed: Readonly<Record<keyof NotificationScope, readonly string[]>> = {
    environments: Object.keys(fleet.environments),
    rings: Object.keys(fleet.rings),
    customers: customers.map(({ spec }) => spec.name),
    products: products.map(({ spec }) => spec.name),
    tiers: Object.keys(fleet.tiers),
  };
  for (const key of Object.keys(allowed) as (keyof NotificationScope)[])
    for (const name of of[key] ?? []) yield* unknown(within(at, key), key.slice(0, -1), name, allowed[key]);
}

function* together(
  { rings }: FleetSpec,
  { environments, rings: named = [] }: NotificationScope,
  at: Location,
): Iterable<Issue> {
  for (const ring of named) {
    const environment = rings[ring]?.environment;
    if (!environments || environment === undefined || environments.includes(environment)) continue;
    const problem = `ring '${ring}' is of environment '${environment}', which is not among the environments: no Application has both`;
    yield error(within(at, 'rings'), problem, 'name the environment too, or leave the ring out');
  }
}
