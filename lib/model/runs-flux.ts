import type { EngineName } from './spec';

/** Whether Flux reconciles the clusters of an engine: what is Flux's alone does nothing on others. */
export const runsFlux: Readonly<Record<EngineName, boolean>> = { argocd: false, flux: true, arc: true };
