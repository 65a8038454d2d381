import type { ArgocdCluster } from '../plan/cluster';
import type { Construct } from 'constructs';
import { folder, ManifestFile } from '../../../files';
import { ARGOCD_NAMESPACE, PLATFORM } from '../../../plan/names';
import { ownPolicy } from '../plan/applications';
import { FROM_CLUSTERS } from '../../delivery/part';
import { application, chartSource, inlineValues } from './application';
import { BESIDE_ARGOCD } from './destination';

/** Argo CD itself, from its chart, among what the root holds. It leaves the settings to the bootstrap. */
export function install(scope: Construct, { argocd }: ArgocdCluster): void {
  if (!argocd.install) return;
  const { name, chart, values } = argocd.install;
  const file = new ManifestFile(folder(scope, 'applications'), 'argocd.yaml', FROM_CLUSTERS);
  application(file, {
    metadata: {
      name,
      namespace: ARGOCD_NAMESPACE,
      // With the settings: the infrastructure waits for both.
      annotations: { 'argocd.argoproj.io/sync-wave': '0' },
    },
    spec: {
      project: PLATFORM,
      source: { ...chartSource(chart), helm: { releaseName: name, ...inlineValues(values) } },
      destination: BESIDE_ARGOCD,
      // Its CRDs are larger than the annotation that client-side apply keeps.
      syncPolicy: ownPolicy({ automated: true, syncOptions: ['PruneLast=true', 'ServerSideApply=true'] }),
    },
  });
}
