// Rules about components of a cluster: what is exported here runs.
export { componentContents } from './contents';
export { componentDependencies } from './dependencies';
export { componentHealth } from './health';
export { manifests } from './manifests';
export { sharedObjects } from './shared-objects';
export { valueFiles } from './value-files';
export { componentVersions } from './versions';
