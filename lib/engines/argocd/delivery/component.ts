import type { ArgocdCluster, ArgocdComponent } from '../plan/cluster';
import type { Construct } from 'constructs';
import { folder, ManifestFile } from '../../../files';
import { ARGOCD_NAMESPACE } from '../../../plan/names';
import { componentFile, componentManifests, ROOT_FOLDERS } from '../../delivery/component';
import { application, refreshPaths, stated } from './application';
import { destinationOf } from './destination';
import { imageAutomationFiles } from './images';
import { componentPaths, componentSources } from './sources';

/** A component is a child of the root that owns it, in the wave of its depth: a wave waits for the one before. */
export function component(scope: Construct, cluster: ArgocdCluster, plan: ArgocdComponent): void {
  const delivery = folder(scope, ROOT_FOLDERS[plan.root]);
  const file = new ManifestFile(delivery, `${plan.name}.yaml`, componentFile(plan));
  componentManifests(scope, plan);
  if (plan.content.form === 'images') imageAutomationFiles(scope, plan, plan.content);
  const paths = componentPaths(cluster, plan);
  const [source, ...more] = componentSources(cluster, plan);
  application(file, {
    metadata: {
      name: plan.deliveredAs,
      namespace: ARGOCD_NAMESPACE,
      annotations: {
        'argocd.argoproj.io/sync-wave': String(plan.depth),
        ...(paths && refreshPaths(paths)),
      },
      ...stated(plan.finalizers),
    },
    spec: {
      project: plan.project,
      ...(more.length === 0 ? { source: source! } : { sources: [source!, ...more] }),
      destination: destinationOf(cluster, plan.namespace),
      ...plan.application.spec,
    },
  });
}
