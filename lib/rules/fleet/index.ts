// Rules about the fleet as a whole: what is exported here runs.
export { axes } from './axes';
export { bootstrapSteps } from './bootstrap-steps';
export { deprecated } from './deprecated';
export { duplicateDeliveries } from './duplicate-deliveries';
export { duplicateNamespaces } from './duplicate-namespaces';
export { duplicates } from './duplicates';
export { globalEntry } from './global-entry';
export { helmReleases } from './helm-releases';
export { landscapeReferences } from './landscape';
export { names } from './names';
export { references } from './references';
export { regions } from './regions';
export { repositoryOptions } from './repositories';
export { localAddresses } from './sources';
export { stateRepositories } from './states';
export { verification } from './verification';
export { workloads } from './workloads';
