// Rules of Azure Arc: what is exported here runs.
export { arcCredentials } from './credentials';
export { arcExtension } from './extension';
export { arcKustomizations } from './kustomizations';
export { arcLimits } from './limits';
export { arcNames } from './names';
export { arcScope } from './scope';
export { arcSources } from './sources';
export { createOnly } from './create-only';
export { fluxVersion } from './flux-version';
