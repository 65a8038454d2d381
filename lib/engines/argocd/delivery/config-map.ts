import * as kplus from 'cdk8s-plus-28';
import { type ManifestFile } from '../../../files';
import { ARGOCD_NAMESPACE } from '../../../plan/names';
import { UNPRUNED } from '../plan/unpruned';

/** One of the ConfigMaps by which Argo CD is told what it does. It reads none without the label. Source: Argo CD, "Declarative Setup". */
export function configMap(file: ManifestFile, name: string, data: Readonly<Record<string, string>>): void {
  new kplus.ConfigMap(file, name, {
    metadata: {
      name,
      namespace: ARGOCD_NAMESPACE,
      labels: { 'app.kubernetes.io/part-of': 'argocd' },
      annotations: { ...UNPRUNED },
    },
    data: { ...data },
  });
}
