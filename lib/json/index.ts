import type { z } from 'zod';
import { diffJson } from './diff';
import { historyJson } from './history';
import { holdJson } from './hold';
import { promoteJson } from './promote';
import { publishJson } from './publish';
import { recallJson } from './recall';
import { statusJson } from './status';

/** What verbs print as JSON, by verb: `npm run docs` writes a JSON Schema of each to docs/json/. */
export const outputs: Readonly<Record<string, z.ZodType>> = {
  diff: diffJson,
  history: historyJson,
  hold: holdJson,
  promote: promoteJson,
  publish: publishJson,
  recall: recallJson,
  status: statusJson,
};
