import { relative, resolve } from 'node:path';
import { LIBRARY } from '../upgrade/fleet-package';

/** What runs the program as it runs now, for node; a verb is to follow. */
export function commandOf(root: string): string[] {
  const loaders = process.execArgv.length > 0 ? process.execArgv : ['-r', `${LIBRARY}/register`];
  return [...loaders, relative(root, resolve(process.argv[1] ?? 'main.ts'))];
}
