import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A folder for what is known of a program: below the nearest node_modules, where caches are, so that nobody commits it. */
export function cacheFolder(root: string): string {
  const own = createHash('sha256').update(root).digest('hex').slice(0, 16);
  let folder = root;
  while (!existsSync(join(folder, 'node_modules')) && folder !== dirname(folder)) folder = dirname(folder);
  return join(folder, 'node_modules/.cache/ringfleet', own);
}
