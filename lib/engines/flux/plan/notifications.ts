import type { ComponentContent, NotificationsPlan } from '../../../plan/component';
import type { AlertSpec, NotificationsSpec } from '../authored/notifications';
import type { ClusterSpec } from '../../../authored/cluster';
import { hostedBy } from '../../../facts/hosted';
import { byName } from '../../../facts/order';

type Content = Extract<ComponentContent, { kind: 'notifications' }>;

/**
 * What a cluster is told with, by namespace. A Provider is wherever an Alert uses it: Flux follows no reference from
 * one namespace to another. One that no alert uses is the platform's.
 */
export function resolveNotifications(spec: NotificationsSpec, cluster: ClusterSpec): Content {
  const alerts = named(spec.alerts).flatMap((alert) => alertOn(cluster, alert));
  const of = (where: AlertSpec['of']) => alerts.filter((alert) => alert.of === where);
  const users = (where: AlertSpec['of']) => new Set(of(where).map(({ provider }) => provider));
  const [platform, releases] = [users('platform'), users('releases')];
  const providers = named(spec.providers);
  const receivers = named(spec.receivers ?? {});
  const notifications: Readonly<Record<AlertSpec['of'], NotificationsPlan>> = {
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
  return { kind: 'notifications', notifications };
}

/** The alert with those of its environments that the cluster hosts; none where there is nothing to tell of. */
function alertOn<A extends AlertSpec>(cluster: ClusterSpec, alert: A): A[] {
  const hosted = hostedBy(cluster);
  const { environments } = alert;
  if (environments === undefined) return alert.of === 'releases' && hosted.length === 0 ? [] : [alert];
  const here = environments.filter((name) => hosted.includes(name));
  return here.length === 0 ? [] : [{ ...alert, environments: here }];
}

function named<T>(record: Readonly<Record<string, T>>): (T & { readonly name: string })[] {
  return byName(Object.entries(record).map(([name, spec]) => ({ ...spec, name })));
}
