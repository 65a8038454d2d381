// Rules about backups: what is exported here runs.
export { backups } from './backups';
export { backupRegions } from './regions';
export { databases } from './databases';
export { secondBackups } from './second';
export { velero } from './velero';
