export { admissionPolicies, installerPolicy, repositoryPolicy } from './admission';
export { alikeOn } from './alike';
export * from './binding';
export { globalEntryObjects } from './global-entry';
export * from './guardrails';
export * from './namespace';
export * from './terraform-namespace';
export { databasesRole, releaserRole, SEALED_SECRET } from './workloads';
