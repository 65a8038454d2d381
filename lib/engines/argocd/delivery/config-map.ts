import { ConfigMap } from '../../../../imports/core';
import { type ManifestFile } from '../../../files';
import { ARGOCD_NAMESPACE } from '../../../plan/names';
import { UNPRUNED } from '../plan/unpruned';

/** One of the ConfigMaps by which Argo CD is told what it does. It reads none without the label. Source: Argo CD, "Declarative Setup". */
export function configMap(file: ManifestFile, name: string, data: Readonly<Record<string, string>>): void {
  const labels = { 'app.kubernetes.io/part-of': 'argocd' };
  const metadata = { name, namespace: ARGOCD_NAMESPACE, labels, annotations: UNPRUNED };
  file.add(ConfigMap({ metadata, data, immutable: false }));
}
