export { properties, type Property } from './properties';
/** Writes what `synthTenant` gives into a snapshot as the YAML that it is: `expect.addSnapshotSerializer(rawYaml)`. */
export * as rawYaml from './raw-yaml';
export { reviewed } from './reviewed';
