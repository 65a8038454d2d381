import { componentsWith } from '../component-hosts';
import type { AlertScope, ObservabilitySpec } from '../../authored/operations/observability';
import type { Specs } from '../../authored/specs';
import { warning, within, type Issue, type Location } from '../../issues/issue';
import { unknown } from '../../issues/unknown';
import type { Rule } from '../rule';

/** What a receiver may consist of. Source: Prometheus Operator, "API reference", v1alpha1 "Receiver". */
const RECEIVER_FIELDS = [
  'discordConfigs',
  'emailConfigs',
  'msteamsConfigs',
  'msteamsv2Configs',
  'opsgenieConfigs',
  'pagerdutyConfigs',
  'pushoverConfigs',
  'rocketchatConfigs',
  'slackConfigs',
  'snsConfigs',
  'telegramConfigs',
  'victoropsConfigs',
  'webexConfigs',
  'webhookConfigs',
  'wechatConfigs',
];

/** Every route leads to a receiver that there is, of alerts that there can be. */
export const routes: Rule = function* ({ specs }) {
  for (const [, { observability }, at] of componentsWith(specs.fleet, specs.fleetFile, 'observability')) {
    yield* ofReceivers(observability, at);
    const receivers = Object.keys(observability.receivers ?? {});
    for (const [index, { receiver, of = {} }] of (observability.routes ?? []).entries()) {
      const own = within(at, 'routes', String(index));
      yield* unknown(within(own, 'receiver'), 'receiver', receiver, receivers);
      yield* ofScope(specs, of, within(own, 'of'));
    }
  }
};

function* ofReceivers(
  { receivers = {}, routes: all = [] }: ObservabilitySpec,
  at: Location,
): Generator<Issue> {
  const told = new Set(all.map(({ receiver }) => receiver));
  for (const [name, fields] of Object.entries(receivers)) {
    const own = within(at, 'receivers', name);
    for (const key of Object.keys(fields)) yield* unknown(within(own, key), 'field', key, RECEIVER_FIELDS);
    if (!told.has(name)) yield warning(own, `'${name}' is told of nothing`, 'give it a route, or remove it');
  }
}

function* ofScope({ fleet, customers }: Specs, of: AlertScope, at: Location): Generator<Issue> {
  const allowed: Readonly<Record<keyof AlertScope, readonly string[]>> = {
    environments: Object.keys(fleet.environments),
    customers: customers.map(({ spec }) => spec.name),
    tiers: Object.keys(fleet.tiers),
  };
  for (const key of ['environments', 'customers', 'tiers'] as const)
    for (const name of of[key] ?? []) yield* unknown(within(at, key), key.slice(0, -1), name, allowed[key]);
}
