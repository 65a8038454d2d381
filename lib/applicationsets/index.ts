export { expand } from './expand';
export { pathsFound } from './generators/git';
export type * from './types';
