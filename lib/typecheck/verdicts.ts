import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const schema = z.object({
  /** Of everything that is no customer's. */
  key: z.string(),
  /** Whether nothing is wrong with that. */
  isRight: z.boolean(),
  /** Customers' modules with which nothing is wrong: the digest of each, by its path. */
  right: z.record(z.string(), z.string()),
});

/** What is known of a run before. */
export type Verdicts = z.output<typeof schema>;

/** What the file says under the same key; nothing where it says anything else. */
export function readVerdicts(path: string, key: string): Verdicts {
  const nothing = { key, isRight: false, right: {} };
  try {
    const found = schema.parse(JSON.parse(readFileSync(path, 'utf8')));
    return found.key === key ? found : nothing;
  } catch {
    return nothing;
  }
}

/** Writes the file whole or not at all. Where it may not be written, the next run checks everything again. */
export function writeVerdicts(path: string, known: Verdicts): void {
  const next = `${path}-${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(next, JSON.stringify(known));
    renameSync(next, path);
  } catch {
    return;
  }
}
