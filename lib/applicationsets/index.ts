export { convert, type Conversion } from './conversion';
export { expand } from './expand';
export { pathsFound } from './generators/git';
export { stored } from './stored';
export { storedSet } from './stored-set';
export type * from './types';
