import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { quietly } from '../output/holder';
import { sha256 } from './sign';

/**
 * The folder of what is kept of the runs of a program: below the nearest node_modules, where caches are, so that nobody
 * commits it. `undefined` where there is no node_modules.
 *
 * @param main the program's module, absolute
 */
export function cacheFolder(main: string): string | undefined {
  for (let folder = dirname(main); ; folder = dirname(folder)) {
    const modules = join(folder, 'node_modules');
    if (quietly(() => statSync(modules))?.isDirectory())
      return join(modules, '.cache', 'ringfleet', sha256(main).slice(0, 16));
    if (folder === dirname(folder)) return undefined;
  }
}

/** Keeps a value, whole or not at all; nothing where the folder may not be written to. */
export function keep(path: string, value: unknown): void {
  const text = JSON.stringify(value);
  const next = `${path}-${process.pid}`;
  quietly(() => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(next, `${sha256(text)}\n${text}`);
    renameSync(next, path);
  });
}

/** What was kept; `undefined` where there is nothing, or anything but what was written. */
export function kept(path: string): unknown {
  const all = quietly(() => readFileSync(path, 'utf8')) ?? '';
  const end = all.indexOf('\n');
  const text = all.slice(end + 1);
  return end > 0 && sha256(text) === all.slice(0, end) ? JSON.parse(text) : undefined;
}

export function forget(path: string): void {
  quietly(() => rmSync(path, { force: true }));
}
