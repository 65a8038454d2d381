// Rules about products: what is exported here runs.
export { productContents } from './contents';
export { productDependencies } from './dependencies';
export { productManifests } from './manifests';
export { peers } from './peers';
export { productTransitions } from './transitions';
export { unwritableSchemas } from './unwritable-schemas';
export { valuesSchema } from './values-schema';
export { versionGrammar } from './version-grammar';
export { versionValues } from './version-values';
export { versions } from './versions';
