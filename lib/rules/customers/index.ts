// Rules about customers: what is exported here runs.
export { adoptedReleases } from './adoption';
export { featureFlags } from './feature-flags';
export { regionsOfGlobalEntry } from './global-entry';
export { groups } from './groups';
export { hosts } from './hosts';
export { neededSecrets } from './needed-secrets';
export { ownRepositories } from './own-repositories';
export { pools } from './pools';
export { portablePaths } from './portable-paths';
export { customerReferences } from './references';
export { regionalTenants } from './regional';
export { secretStores } from './secret-stores';
export { secrets } from './secrets';
export { tenantSecrets } from './tenant-secrets';
export { customerTerraform } from './terraform';
export { terraformHandover } from './terraform-handover';
export { unwindowed, windowsAndFreezes } from './windows';
