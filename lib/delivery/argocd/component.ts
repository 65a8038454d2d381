import type { Construct } from 'constructs';
import { Application } from '../../../imports/argoproj.io';
import { folder, ManifestFile } from '../../files';
import { layout, ROOTS, type ClusterPlan, type ComponentPlan } from '../../model';
import { componentFile, componentFolder } from '../component';
import {
  ARGOCD_NAMESPACE,
  chartSource,
  inlineValues,
  KEEP,
  PLATFORM,
  refreshedBy,
  stateSource,
  syncPolicy,
  THIS_CLUSTER,
} from './application';

/** A component is a child of the root `infrastructure`, in the wave of its depth: a wave waits for the one before. */
export function component(scope: Construct, cluster: ClusterPlan, plan: ComponentPlan): void {
  componentFolder(scope, cluster, plan, KEEP);
  const file = new ManifestFile(
    folder(scope, `delivery/${ROOTS.infrastructure}`),
    `${plan.name}.yaml`,
    componentFile(plan),
  );
  const chart = {
    ...chartSource(plan.chart),
    helm: { releaseName: plan.name, ...inlineValues(plan.values) },
  };
  const own = stateSource(cluster.state, layout.component(cluster.name, plan.name));
  new Application(file, plan.name, {
    metadata: {
      name: plan.name,
      namespace: ARGOCD_NAMESPACE,
      annotations: {
        'argocd.argoproj.io/sync-wave': String(plan.depth),
        ...refreshedBy(cluster.state, [layout.component(cluster.name, plan.name)]),
      },
    },
    spec: {
      project: PLATFORM,
      sources: plan.createsNamespace ? [own, chart] : [chart],
      destination: { server: THIS_CLUSTER, namespace: plan.namespace },
      // CRDs are larger than the annotation that client-side apply keeps.
      syncPolicy: syncPolicy({
        automated: true,
        syncOptions: ['ServerSideApply=true'],
      }),
    },
  });
}
