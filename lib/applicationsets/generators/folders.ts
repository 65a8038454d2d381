import { byCode } from '../template';

/** All folders that hold a file, however deep. */
export function folders(paths: readonly string[]): string[] {
  const found = new Set<string>();
  for (const path of paths) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      // Then those above it are known, too.
      if (found.has(folder)) break;
      found.add(folder);
    }
  }
  return [...found].sort(byCode);
}
