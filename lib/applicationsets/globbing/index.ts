export { doublestar } from './doublestar';
export { lsFiles } from './ls-files';
export { pathMatch } from './path-match';
export { BadPattern } from './wildcard';
