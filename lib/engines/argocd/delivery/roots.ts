import type { ArgocdCluster } from '../plan/cluster';
import type { Construct } from 'constructs';
import { folder, ManifestFile } from '../../../files';
import { APPLICATION_SETS, ARGOCD_NAMESPACE, PLATFORM, ROOT_APPLICATIONS, ROOTS } from '../../../plan/names';
import { hasConnections } from '../plan/connections';
import { layout } from '../../../plan/layout';
import { ownPolicy } from '../plan/applications';
import type { StatePlan } from '../../../plan/source';
import { FROM_CLUSTERS } from '../../delivery/part';
import { application, APPLICATION_FINALIZERS, refreshedBy, stateFolderSource } from './application';
import { BESIDE_ARGOCD, destinationOf } from './destination';

/** An Application that applies a folder of the state repository. */
interface RootProps {
  readonly name: string;
  readonly path: string;
  readonly wave: number;
  /** @default - none but those of every root */
  readonly syncOptions?: readonly string[];
  /** @default - beside Argo CD: what it applies are Applications */
  readonly destination?: ReturnType<typeof destinationOf>;
  /** @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  /** @default - none: deleting it deletes nothing */
  readonly finalizers?: readonly string[];
  /** Whether what is no longer in the folder is deleted. @default true */
  readonly prune?: boolean;
  /** Whether that waits until everything else is healthy. @default false: nothing else holds it up */
  readonly pruneLast?: boolean;
  /** Where the folder is. @default - the state repository of the cluster */
  readonly state?: StatePlan;
  /** Files of the folder that count. @default - all, in folders below it too */
  readonly include?: readonly string[];
}

/**
 * The root Application. Its folder holds the other roots and nothing else; it lies in `bootstrap`, applied once by
 * hand, and the root of that name applies it again from then on.
 */
export function rootApplication(scope: Construct, cluster: ArgocdCluster): void {
  const { name, onDelete } = cluster.argocd.root;
  root(folder(scope, 'bootstrap'), 'root', cluster, {
    name,
    path: layout.applications(cluster.name),
    // In the last wave of what applies it, which nobody waits for: it is healthy only after what it holds.
    wave: Math.max(0, ...bootstrapDepths(cluster)) + 1,
    // On a hub, a cluster that goes would wait for all releases of the others.
    pruneLast: cluster.manages.length === 0,
    annotations: { 'argocd.argoproj.io/ignore-healthcheck': 'true' },
    ...(onDelete === 'cascade' && { finalizers: [APPLICATION_FINALIZERS.foreground] }),
  });
}

/**
 * What the root holds: the settings, then components, then tenants when the infrastructure is healthy. A hub has the
 * roots of the clusters that it manages beside its tenants: one that is out of reach holds up no other.
 */
export function rootChildren(scope: Construct, cluster: ArgocdCluster): void {
  const { name, roots, hostsTenants, manages, handsOver, applicationSets } = cluster;
  const files = folder(scope, 'applications');
  const child = (kind: keyof typeof ROOTS, path: string, wave: number, more: Partial<RootProps> = {}) =>
    root(files, kind, cluster, { name: roots[kind], path, wave, ...more });
  child('bootstrap', layout.bootstrap(name), 0);
  child('infrastructure', layout.delivery(name, ROOTS.infrastructure), 1, { pruneLast: true });
  // No waves among tenants: a release that waits for a person must not hold up other customers.
  if (hostsTenants || manages.some((each) => each.hostsTenants))
    child('tenants', layout.delivery(name, ROOTS.tenants), 2, { prune: !handsOver });
  // All clusters share one folder of ApplicationSets. One that this cluster no longer runs is deleted, with its Applications.
  if (applicationSets.length > 0)
    root(files, APPLICATION_SETS, cluster, {
      name: APPLICATION_SETS,
      path: layout.applicationSets,
      wave: 2,
      state: applicationSets[0]!.state,
      include: applicationSets.map(({ file }) => file),
    });
  if (hasConnections(cluster.argocd))
    root(files, ROOT_APPLICATIONS.connections, cluster, {
      name: ROOT_APPLICATIONS.connections,
      path: layout.connections(name),
      // Beside the components: among them is what makes Secrets of these, and what cannot be pulled without one.
      wave: 1,
      syncOptions: ['SkipDryRunOnMissingResource=true'],
    });
  for (const each of manages) {
    const { name: its, onDelete } = each.argocd.root;
    root(folder(files, 'clusters'), each.name, each, {
      name: its,
      path: layout.applications(each.name),
      wave: 2,
      ...(onDelete === 'cascade' && { finalizers: [APPLICATION_FINALIZERS.foreground] }),
    });
  }
}

/** What the root of a managed cluster holds: first what goes to the cluster itself, then what is on the hub for it. */
export function managedChildren(scope: Construct, cluster: ArgocdCluster): void {
  const { name, roots, hostsTenants, argocd, control } = cluster;
  const files = folder(scope, 'applications');
  const delivery = (part: string) => layout.delivery(name, part);
  root(files, ROOT_APPLICATIONS.cluster, cluster, {
    name: argocd.cluster,
    path: delivery(ROOT_APPLICATIONS.cluster),
    wave: 0,
    destination: destinationOf(cluster, control.releases),
  });
  if (bootstrapDepths(cluster).length > 0)
    root(files, 'bootstrap', cluster, {
      name: roots.bootstrap,
      path: layout.bootstrap(name),
      wave: 1,
    });
  root(files, 'infrastructure', cluster, {
    name: roots.infrastructure,
    path: delivery(ROOTS.infrastructure),
    wave: 2,
    pruneLast: true,
  });
  if (hostsTenants)
    root(files, 'tenants', cluster, {
      name: roots.tenants,
      path: delivery(ROOTS.tenants),
      wave: 3,
      prune: !cluster.handsOver,
    });
}

function bootstrapDepths({ components }: ArgocdCluster): number[] {
  return components.filter(({ root }) => root === 'bootstrap').map(({ depth }) => depth);
}

function root(
  scope: Construct,
  file: string,
  cluster: ArgocdCluster,
  { name, path, wave, annotations, finalizers, destination = BESIDE_ARGOCD, ...given }: RootProps,
): void {
  const { prune = true, pruneLast = false, include, state = cluster.state, syncOptions = [] } = given;
  const source = stateFolderSource(state, path);
  application(new ManifestFile(scope, `${file}.yaml`, FROM_CLUSTERS), {
    metadata: {
      name,
      namespace: ARGOCD_NAMESPACE,
      annotations: {
        'argocd.argoproj.io/sync-wave': String(wave),
        ...refreshedBy(state, [path]),
        ...annotations,
      },
      ...(finalizers && { finalizers }),
    },
    spec: {
      project: PLATFORM,
      source: include ? { ...source, directory: { include: anyOf(include) } } : source,
      destination,
      syncPolicy: ownPolicy({
        automated: true,
        prune,
        syncOptions: [...(pruneLast ? ['PruneLast=true'] : []), 'ServerSideApply=true', ...syncOptions],
      }),
    },
  });
}

/** A pattern for these files and no others. Source: Argo CD, "Directory", "Including/Excluding Files". */
function anyOf(files: readonly string[]): string {
  return files.length === 1 ? files[0]! : `{${files.join(',')}}`;
}
