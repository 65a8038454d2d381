import type { Construct } from 'constructs';
import { Application } from '../../../imports/argoproj.io';
import { folder, ManifestFile } from '../../files';
import { ARGOCD_NAMESPACE, layout, ROOTS, type ClusterPlan } from '../../model';
import { FROM_CLUSTERS } from '../part';
import {
  PLATFORM,
  refreshedBy,
  RESOURCES_FINALIZER,
  stateSource,
  syncPolicy,
  THIS_CLUSTER,
} from './application';

/** An Application that applies a folder of the state repository. */
interface RootProps {
  readonly name: string;
  readonly path: string;
  readonly wave: number;
  /** @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  /** @default - none: deleting it deletes nothing */
  readonly finalizers?: readonly string[];
}

/**
 * The root Application. Its folder holds the other roots and nothing else; it lies in `bootstrap`, applied once by
 * hand, and the root of that name applies it again from then on.
 */
export function rootApplication(scope: Construct, cluster: ClusterPlan): void {
  const { name, onDelete } = cluster.argocd.root;
  application(folder(scope, 'bootstrap'), 'root', cluster, {
    name,
    path: layout.applications(cluster.name),
    // In the last wave of what applies it, which nobody waits for: it is healthy only after what it holds.
    wave: Math.max(0, ...bootstrapDepths(cluster)) + 1,
    annotations: { 'argocd.argoproj.io/ignore-healthcheck': 'true' },
    ...(onDelete === 'cascade' && { finalizers: [RESOURCES_FINALIZER] }),
  });
}

/** What the root holds: the settings, then components, then tenants when the infrastructure is healthy. */
export function rootChildren(scope: Construct, cluster: ClusterPlan): void {
  const { name, roots, hostsTenants } = cluster;
  const files = folder(scope, 'applications');
  const child = (root: keyof typeof ROOTS, path: string, wave: number) =>
    application(files, root, cluster, { name: roots[root], path, wave });
  child('bootstrap', layout.bootstrap(name), 0);
  child('infrastructure', layout.delivery(name, ROOTS.infrastructure), 1);
  // No waves among tenants: a release that waits for a person must not hold up other customers.
  if (hostsTenants) child('tenants', layout.delivery(name, ROOTS.tenants), 2);
}

function bootstrapDepths({ components }: ClusterPlan): number[] {
  return components.filter(({ root }) => root === 'bootstrap').map(({ depth }) => depth);
}

function application(
  scope: Construct,
  file: string,
  cluster: ClusterPlan,
  { name, path, wave, annotations, finalizers }: RootProps,
): void {
  new Application(new ManifestFile(scope, `${file}.yaml`, FROM_CLUSTERS), file, {
    metadata: {
      name,
      namespace: ARGOCD_NAMESPACE,
      annotations: {
        'argocd.argoproj.io/sync-wave': String(wave),
        ...refreshedBy(cluster.state, [path]),
        ...annotations,
      },
      ...(finalizers && { finalizers }),
    },
    spec: {
      project: PLATFORM,
      source: stateSource(cluster.state, path),
      destination: { server: THIS_CLUSTER, namespace: ARGOCD_NAMESPACE },
      syncPolicy: syncPolicy({ automated: true, syncOptions: ['PruneLast=true', 'ServerSideApply=true'] }),
    },
  });
}
