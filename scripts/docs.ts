/**
 * `npm run docs`: the reference of every field, from the schemas of lib/ and the comments on their keys, into docs/reference/.
 * With `--check` nothing is written: what is there has to be that already. Who has deleted the folder needs none.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reference } from './reference/reference';

const ROOT = join(__dirname, '..');
const FOLDER = 'docs/reference';

/** What the folder has and should not, lacks, or has otherwise. */
function stale(pages: Readonly<Record<string, string>>): string[] {
  const there = readdirSync(join(ROOT, FOLDER));
  const wrong = Object.keys(pages).filter(
    (file) => !there.includes(file) || readFileSync(join(ROOT, FOLDER, file), 'utf8') !== pages[file],
  );
  return [...wrong, ...there.filter((file) => !(file in pages))].sort();
}

function check(): void {
  if (!existsSync(join(ROOT, FOLDER))) return;
  for (const file of stale(reference(ROOT))) {
    process.stderr.write(
      `error: ${FOLDER}/${file} is stale\n  fix: run npm run docs, and commit what it writes\n`,
    );
    process.exitCode = 1;
  }
}

function write(): void {
  rmSync(join(ROOT, FOLDER), { recursive: true, force: true });
  mkdirSync(join(ROOT, FOLDER), { recursive: true });
  for (const [file, text] of Object.entries(reference(ROOT))) writeFileSync(join(ROOT, FOLDER, file), text);
}

if (process.argv.includes('--check')) check();
else write();
