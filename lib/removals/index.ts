export type * from './before';
export { removalIssues } from './issues';
