export { removalIssues } from './issues';
export type { CustomerBefore, TenantBefore } from './removals';
