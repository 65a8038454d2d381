import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** Paths of modules that a file imports, JavaScript's `require` among them, as they are written. */
export function importsOf(text: string): string[] {
  const { importedFiles, typeReferenceDirectives } = ts.preProcessFile(text, true, true);
  return [...importedFiles, ...typeReferenceDirectives].map(({ fileName }) => fileName);
}

/** Removes declarations below a folder that the entries do not lead to: nobody can import what they are about. */
export function prune(folder: string, entries: readonly string[]): void {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.d.ts'))
    .map((path) => join(folder, path));
  const needed = new Set<string>();
  const walk = (file: string) => {
    if (needed.has(file)) return;
    needed.add(file);
    for (const path of importsOf(readFileSync(file, 'utf8')).filter((each) => each.startsWith('.'))) {
      const to = join(dirname(file), path);
      walk(all.includes(`${to}.d.ts`) ? `${to}.d.ts` : join(to, 'index.d.ts'));
    }
  };
  for (const entry of entries) walk(join(folder, entry));
  for (const file of all) if (!needed.has(file)) rmSync(file);
}
