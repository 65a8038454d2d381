export { expand } from './expand';
export type * from './types';
