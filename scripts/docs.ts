/**
 * `npm run docs`: the reference of every field, from the schemas of lib/ and the comments on their keys, into docs/reference/; and the
 * JSON Schemas of what verbs print as JSON, into docs/json/. With `--check` nothing is written: what is there has to be that
 * already. Who has deleted a folder needs none.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { outputs } from '../lib/json';
import { reference } from './reference/reference';

const ROOT = join(__dirname, '..');

type Pages = Readonly<Record<string, string>>;

const FOLDERS: Readonly<Record<string, () => Pages>> = {
  'docs/reference': () => reference(ROOT),
  'docs/json': () =>
    Object.fromEntries(
      Object.entries(outputs).map(([verb, schema]) => {
        const given = z.toJSONSchema(schema, { target: 'draft-7', io: 'output' });
        return [`${verb}.schema.json`, `${JSON.stringify(given, null, 2)}\n`];
      }),
    ),
};

/** What the folder has and should not, lacks, or has otherwise. */
function stale(folder: string, pages: Pages): string[] {
  const there = readdirSync(join(ROOT, folder));
  const wrong = Object.keys(pages).filter(
    (file) => !there.includes(file) || readFileSync(join(ROOT, folder, file), 'utf8') !== pages[file],
  );
  return [...wrong, ...there.filter((file) => !(file in pages))].sort();
}

function check(): void {
  for (const [folder, made] of Object.entries(FOLDERS)) {
    if (!existsSync(join(ROOT, folder))) continue;
    for (const file of stale(folder, made())) {
      process.stderr.write(
        `error: ${folder}/${file} is stale\n  fix: run npm run docs, and commit what it writes\n`,
      );
      process.exitCode = 1;
    }
  }
}

function write(): void {
  for (const [folder, made] of Object.entries(FOLDERS)) {
    rmSync(join(ROOT, folder), { recursive: true, force: true });
    mkdirSync(join(ROOT, folder), { recursive: true });
    for (const [file, text] of Object.entries(made())) writeFileSync(join(ROOT, folder, file), text);
  }
}

if (process.argv.includes('--check')) check();
else write();
