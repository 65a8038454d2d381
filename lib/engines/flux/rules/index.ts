// Rules of Flux: what is exported here runs.
export { adoptedHelmReleases } from './adoption';
export { alerts } from './alerts';
export { chartCustomResources } from './chart-custom-resources';
export { componentHealth } from './component-health';
export { kustomizationAccounts } from './accounts';
export { manifestsNames } from './manifests-names';
export { releaseDependencies } from './release-dependencies';
export { releasesHandover } from './releases-handover';
export { releasesNames } from './releases-names';
export { shards } from './shards';
export { sourceNames } from './source-names';
export { substitution } from './substitution';
