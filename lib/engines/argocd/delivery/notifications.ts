import type { ArgocdCluster } from '../plan/cluster';
import type { Construct } from 'constructs';
import { folder, ManifestFile } from '../../../files';
import { managedBy } from '../../../plan/labels';
import { NOTIFICATIONS_SECRET } from '../../../plan/names';
import { toYaml } from '../../../yaml';
import { FROM_CLUSTERS } from '../../delivery/part';
import { configMap } from './config-map';
import { secretFrom } from './connections';

const FROM_ARGOCD = { ...FROM_CLUSTERS, source: 'fleet/argocd.ts' } as const;

/** Whom Argo CD tells of what, and the Secret with what is secret of it. Source: Argo CD, "Notifications". */
export function notificationFiles(scope: Construct, { argocd }: ArgocdCluster): void {
  if (!argocd.notifications) return;
  const { keys, subscriptions, secret } = argocd.notifications;
  const text = Object.entries(keys).map(([key, value]) => [key, toYaml(value)] as const);
  const name = 'argocd-notifications-cm';
  configMap(new ManifestFile(folder(scope, 'bootstrap'), `${name}.yaml`, FROM_ARGOCD), name, {
    ...Object.fromEntries(text),
    ...(subscriptions.length > 0 && { subscriptions: toYaml(subscriptions) }),
  });
  if (!secret) return;
  const file = new ManifestFile(folder(scope, 'connections'), `${NOTIFICATIONS_SECRET}.yaml`, FROM_ARGOCD);
  const labels = { ...managedBy, 'app.kubernetes.io/part-of': 'argocd' };
  file.add(secretFrom(NOTIFICATIONS_SECRET, secret, { labels, data: {} }));
}
