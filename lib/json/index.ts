import type { z } from 'zod';
import { checkJson } from './check';
import { diffJson } from './diff';
import { forecastJson } from './forecast';
import { historyJson } from './history';
import { promoteJson } from './promote';
import { publishJson } from './publish';
import { recallJson } from './recall';
import { statusJson } from './status';

/** What verbs print as JSON, by verb: `npm run docs` writes a JSON Schema of each to docs/json/. */
export const outputs: Readonly<Record<string, z.ZodType>> = {
  check: checkJson,
  diff: diffJson,
  forecast: forecastJson,
  history: historyJson,
  promote: promoteJson,
  publish: publishJson,
  recall: recallJson,
  status: statusJson,
};
