import { join } from 'node:path';

/** Where the programs are as JavaScript: node still finds the packages of the repository from there. */
export const COMPILED = join(__dirname, '../node_modules/.cache/ringfleet-bench');
