import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** An output folder of a test file's own, another one for each of its tests. */
export function outputFolder() {
  const folder = {
    path: '',
    /** Writes files, by path. */
    given(files: Readonly<Record<string, string>>): void {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder.path, path)), { recursive: true });
        writeFileSync(join(folder.path, path), text);
      }
    },
  };
  beforeEach(() => (folder.path = mkdtempSync(join(tmpdir(), 'output-'))));
  afterEach(() => rmSync(folder.path, { recursive: true }));
  return folder;
}
