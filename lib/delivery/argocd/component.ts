import type { Construct } from 'constructs';
import { Application } from '../../../imports/argoproj.io';
import { folder, ManifestFile } from '../../files';
import { ARGOCD_NAMESPACE, layout, type ClusterPlan, type ComponentPlan } from '../../model';
import { componentFile, componentManifests, ROOT_FOLDERS } from '../component';
import {
  chartSource,
  inlineValues,
  PLATFORM,
  refreshedBy,
  revision,
  stateSource,
  syncPolicy,
  type Source,
} from './application';
import { destinationOf } from './destination';

/** A component is a child of the root that owns it, in the wave of its depth: a wave waits for the one before. */
export function component(scope: Construct, cluster: ClusterPlan, plan: ComponentPlan): void {
  const delivery = folder(scope, ROOT_FOLDERS[plan.root]);
  const file = new ManifestFile(delivery, `${plan.name}.yaml`, componentFile(plan));
  new Application(file, plan.name, {
    metadata: {
      name: plan.deliveredAs,
      namespace: ARGOCD_NAMESPACE,
      annotations: {
        'argocd.argoproj.io/sync-wave': String(plan.depth),
        ...refreshedBy(cluster.state, [layout.component(cluster.name, plan.name)]),
      },
    },
    spec: {
      project: PLATFORM,
      source: sourceOf(scope, cluster, plan),
      destination: destinationOf(cluster, plan.namespace),
      // CRDs are larger than the annotation that client-side apply keeps.
      syncPolicy: syncPolicy({
        automated: true,
        syncOptions: ['ServerSideApply=true'],
      }),
    },
  });
}

/** Writes what the component consists of, where it is ours to write, and says where it is. */
function sourceOf(scope: Construct, cluster: ClusterPlan, plan: ComponentPlan): Source {
  const { name, content } = plan;
  switch (content.kind) {
    case 'chart':
      return {
        ...chartSource(content.chart),
        helm: { releaseName: name, ...inlineValues(content.values) },
      };
    case 'manifests':
      componentManifests(scope, plan, content.manifests);
      return stateSource(cluster.state, layout.component(cluster.name, name));
    case 'kustomize':
      if (content.source.kind === 'git') {
        const { url, ref } = content.source;
        return { repoURL: url, targetRevision: revision(ref), path: content.path };
      }
  }
  // A rule refuses what Argo CD cannot pull and what is Flux's alone.
  throw new Error(`${plan.name} cannot be delivered by Argo CD`);
}
