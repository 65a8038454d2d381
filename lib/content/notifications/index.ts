import { z } from 'zod';
import { type FleetNames, ofComponent } from '../../authored/component/fields';
import { type Authored, named } from '../../authored/readonly';
import {
  type AlertSpec,
  notificationsSchema as schema,
  type NotificationsSpec,
} from '../../engines/flux/authored/notifications';
import { sortedByName } from '../../facts/order';
import type { ContentKind } from '../kind';
import type { NotificationsPlan } from './plan';

const component = z.strictObject({ ...ofComponent, notifications: named<NotificationsSpec>(schema) });

/** Flux's alerts and webhooks, in the namespaces of what they are about. */
export type NotificationsComponent<
  E extends string = string,
  C extends string = string,
  G extends string = string,
> = Authored<typeof component, FleetNames<E, C, G> & { notifications: NotificationsSpec<E> }>;

/**
 * What a cluster is told with, by namespace. A Provider is wherever an Alert uses it: Flux follows no reference from
 * one namespace to another. One that no alert uses is the platform's.
 */
export const notifications: ContentKind<NotificationsComponent, NotificationsSpec> = {
  component,
  noun: "Flux's notifications",
  used: 'sends Notifications',
  only: 'flux',
  isTold: true,
  resolve({ notifications: spec }, { hosted }) {
    const alerts = entriesOf(spec.alerts).flatMap((alert) => alertOn(hosted, alert));
    const of = (where: AlertSpec['of']) => alerts.filter((alert) => alert.of === where);
    const users = (where: AlertSpec['of']) => new Set(of(where).map(({ provider }) => provider));
    const [platform, releases] = [users('platform'), users('releases')];
    const providers = entriesOf(spec.providers);
    const receivers = entriesOf(spec.receivers ?? {});
    const found: Readonly<Record<AlertSpec['of'], NotificationsPlan>> = {
      platform: {
        providers: providers.filter(({ name }) => platform.has(name) || !releases.has(name)),
        alerts: of('platform'),
        receivers,
      },
      releases: {
        providers: providers.filter(({ name }) => releases.has(name)),
        alerts: of('releases'),
        receivers: [],
      },
    };
    return { form: 'notifications', notifications: found };
  },
};

/** The alert with those of its environments that the cluster hosts; none where there is nothing to tell of. */
function alertOn<A extends AlertSpec>(hosted: readonly string[], alert: A): A[] {
  const { environments } = alert;
  if (environments === undefined) return alert.of === 'releases' && hosted.length === 0 ? [] : [alert];
  const here = environments.filter((name) => hosted.includes(name));
  return here.length === 0 ? [] : [{ ...alert, environments: here }];
}

function entriesOf<T>(record: Readonly<Record<string, T>>): (T & { readonly name: string })[] {
  return sortedByName(Object.entries(record).map(([name, spec]) => ({ ...spec, name })));
}
