import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { error, type Issue } from '../../issues/issue';

/**
 * The texts that are imported, by file: of a file, of all YAML and JSON of a folder, or what comes in.
 *
 * @param path as people typed it; `-` for what comes in
 */
export function textsAt(path: string): { texts: [string, string][]; issues: Issue[] } {
  try {
    if (path === '-') return { texts: [['stdin', readFileSync(0, 'utf8')]], issues: [] };
    const files = statSync(path).isDirectory() ? [...filesBelow(path)].sort() : [path];
    return { texts: files.map((file) => [file, readFileSync(file, 'utf8')]), issues: [] };
  } catch (fault) {
    const { code = '' } = fault as NodeJS.ErrnoException;
    const fix = "name a file or folder with manifests, or '-' and give them: kubectl get … -o yaml | …";
    return { texts: [], issues: [error({ file: path }, `cannot be read (${code})`, fix)] };
  }
}

function* filesBelow(folder: string): Iterable<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !['.git', 'node_modules'].includes(entry.name)) yield* filesBelow(path);
    else if (entry.isFile() && /\.(ya?ml|json)$/.test(entry.name)) yield path;
  }
}
