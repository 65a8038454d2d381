import type { EngineName } from '../authored/cluster';

/** Whether Argo CD reconciles the clusters of an engine: what is Argo CD's alone does nothing on others. */
export const runsArgocd: Readonly<Record<EngineName, boolean>> = { argocd: true, flux: false, arc: false };
