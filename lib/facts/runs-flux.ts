import type { EngineName } from '../authored/cluster';

/** Whether Flux reconciles the clusters of an engine: what is Flux's alone does nothing on others. */
export const runsFlux: Readonly<Record<EngineName, boolean>> = { argocd: false, flux: true, arc: true };
