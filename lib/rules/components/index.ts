// Rules about components of a cluster: what is exported here runs.
export { adoptedComponents } from './adoption';
export { componentContents } from './contents';
export { componentDependencies } from './dependencies';
export { componentVersions } from './versions';
export { manifestObjects } from './manifests';
export { sharedObjects } from './shared-objects';
