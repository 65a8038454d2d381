import type { FluxComponent } from '../plan/cluster';
import type { FluxRun } from '../plan/tenant';
import type { IAlert } from '@kubernetes-models/flux-cd/notification.toolkit.fluxcd.io/v1beta3/Alert';
import { chartSourceKind, SOURCE_KINDS } from '../plan/source-kinds';
import type { ControlNamespaces } from '../../../plan/names';

type EventKind = NonNullable<IAlert['spec']>['eventSources'][number]['kind'];

/** Objects of a kind that tell of what happens. */
interface Events {
  readonly kind: EventKind;
  /** @default - that of whoever listens */
  readonly namespace?: string;
}

/**
 * What a product's release may consist of. All of it, whatever products there are: nothing of a cluster changes for a
 * tenant. Only a HelmChart tells that a chart, or its version, is not there.
 */
const RELEASE_KINDS: readonly EventKind[] = [
  'GitRepository',
  'HelmChart',
  'HelmRelease',
  'HelmRepository',
  'Kustomization',
  'OCIRepository',
];

/** Kinds of objects that bear the labels of the tenant that they are for. */
const LABELLED: Readonly<Record<keyof ControlNamespaces, readonly EventKind[]>> = {
  platform: ['Kustomization'],
  releases: ['GitRepository', 'HelmRelease', 'Kustomization', 'OCIRepository'],
};

export function labelledIn({ releasedIn }: FluxRun, where: keyof ControlNamespaces): readonly Events[] {
  const elsewhere = where === 'releases' ? releasedIn : [];
  return [
    ...LABELLED[where].map((kind) => ({ kind })),
    ...elsewhere.map((namespace) => ({ kind: 'HelmRelease' as const, namespace })),
  ];
}

/** What tells of the platform or of releases; each once, in the order of kinds. */
export function eventsIn(cluster: FluxRun, where: keyof ControlNamespaces): Events[] {
  const state: Events = { kind: SOURCE_KINDS[cluster.source.kind] };
  const all: Events[] =
    where === 'releases'
      ? [
          state,
          ...RELEASE_KINDS.map((kind) => ({ kind })),
          ...cluster.releasedIn.map((namespace) => ({ kind: 'HelmRelease' as const, namespace })),
        ]
      : [state, { kind: 'Kustomization' as const }, ...installed(cluster), ...ofComponents(cluster)];
  const distinct = new Map(all.map((event) => [`${event.kind} ${event.namespace ?? ''}`, event]));
  return [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, event]) => event);
}

function installed({ install }: FluxRun): Events[] {
  return install ? [{ kind: SOURCE_KINDS[install.source.kind] }] : [];
}

function ofComponents(cluster: FluxRun): Events[] {
  return cluster.components.flatMap((component): Events[] => {
    const { content } = component;
    switch (content.form) {
      case 'helm':
        return ofChart(cluster, component, chartSourceKind(content.chart));
      case 'folder':
        return [{ kind: SOURCE_KINDS[content.source.kind] }];
      case 'images':
        return (['GitRepository', 'ImagePolicy', 'ImageRepository', 'ImageUpdateAutomation'] as const).map(
          (kind) => ({ kind }),
        );
      case 'written':
      case 'notifications':
        return [];
    }
  });
}

/** A HelmChart is where its source is; a HelmRelease may be in the component's own namespace, with its source. */
function ofChart(cluster: FluxRun, { releasedIn, sharedSource }: FluxComponent, source: EventKind): Events[] {
  const own = cluster.crossesNamespaces ? { namespace: releasedIn } : {};
  const beside = source === 'HelmRepository' || sharedSource !== undefined ? {} : own;
  return [
    { kind: 'HelmRelease', ...own },
    { kind: source, ...beside },
    ...(source === 'OCIRepository' ? [] : [{ kind: 'HelmChart' as const, ...beside }]),
  ];
}
