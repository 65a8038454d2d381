import type { FluxComponent } from '../plan/cluster';
import type { FluxRun } from '../plan/tenant';
import type { IAlert } from '@kubernetes-models/flux-cd/notification.toolkit.fluxcd.io/v1beta3/Alert';
import type { Construct } from 'constructs';
import { Alert, Provider, Receiver } from '../../../../imports/notification.toolkit.fluxcd.io';
import { ManifestFile } from '../../../files';
import { environmentLabel } from '../../../plan/labels';
import type { NotificationsContent } from '../../../content/notifications/plan';
import { componentFile } from '../../delivery/component';
import { ownFolder } from '../../delivery/own-folder';
import { eventsIn, labelledIn } from './events';
import type { FluxHome } from './kustomization';

type EventSource = NonNullable<IAlert['spec']>['eventSources'][number];
type Notifications = NotificationsContent['notifications'];
type Where = keyof Notifications;

/** Writes what Flux tells of, to whom, and by what it is woken. Returns the namespaces that this goes into. */
export function notificationFiles(
  scope: Construct,
  cluster: FluxRun,
  component: FluxComponent,
  content: NotificationsContent,
  home: FluxHome,
): string[] {
  const own = ownFolder(scope, component);
  const file = new ManifestFile(own, 'notifications.yaml', componentFile(component));
  const all = (['platform', 'releases'] as const).filter((where) => !isEmpty(content.notifications[where]));
  for (const where of all) inNamespace(file, cluster, where, content.notifications[where], home);
  return all.map((where) => cluster.control[where]);
}

function isEmpty({ providers, receivers }: Notifications[Where]): boolean {
  return providers.length === 0 && receivers.length === 0;
}

function inNamespace(
  file: ManifestFile,
  cluster: FluxRun,
  where: Where,
  { providers, alerts, receivers }: Notifications[Where],
  home: FluxHome,
): void {
  const namespace = cluster.control[where];
  for (const { name, secretRef, ...spec } of providers) {
    const provider = Provider({
      metadata: { name, namespace },
      spec: { ...spec, ...(secretRef !== undefined && { secretRef: { name: secretRef } }) },
    });
    file.add(provider);
  }
  for (const { name, provider, environments, severity = 'error', exclusionList, eventMetadata } of alerts) {
    const alert = Alert({
      metadata: { name, namespace },
      spec: {
        providerRef: { name: provider },
        eventSeverity: severity,
        eventSources: eventSources(cluster, where, environments),
        ...(exclusionList && { exclusionList: [...exclusionList] }),
        // Alerts of many clusters arrive in one channel.
        eventMetadata: { cluster: cluster.name, ...eventMetadata },
      },
    });
    file.add(alert);
  }
  for (const { name, type, secretRef, events, resources = [home.source] } of receivers) {
    const receiver = Receiver({
      metadata: { name, namespace },
      spec: {
        type,
        secretRef: { name: secretRef },
        ...(events && { events: [...events] }),
        resources: resources.map(({ kind, name: resource }) => ({ kind, name: resource })),
      },
    });
    file.add(receiver);
  }
}

/** Every object of each kind, or of those with a tenant's labels the ones in these environments. */
function eventSources(
  cluster: FluxRun,
  where: Where,
  environments: readonly string[] | undefined,
): EventSource[] {
  if (environments === undefined) return eventsIn(cluster, where).map((event) => ({ ...event, name: '*' }));
  return environments.flatMap((environment) =>
    labelledIn(cluster, where).map((event) => ({
      ...event,
      name: '*',
      matchLabels: environmentLabel(environment),
    })),
  );
}
