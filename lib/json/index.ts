import type { z } from 'zod';
import { capacityJson } from './capacity';
import { checkJson } from './check';
import { diffJson } from './diff';
import { explainJson } from './explain';
import { forecastJson } from './forecast';
import { graphJson } from './graph';
import { historyJson } from './history';
import { holdJson } from './hold';
import { previewJson } from './preview';
import { promoteJson } from './promote';
import { publishJson } from './publish';
import { recallJson } from './recall';
import { statusJson } from './status';

/** What verbs print as JSON, by verb: `npm run docs` writes a JSON Schema of each to docs/json/. */
export const outputs: Readonly<Record<string, z.ZodType>> = {
  capacity: capacityJson,
  check: checkJson,
  diff: diffJson,
  explain: explainJson,
  forecast: forecastJson,
  graph: graphJson,
  history: historyJson,
  hold: holdJson,
  preview: previewJson,
  promote: promoteJson,
  publish: publishJson,
  recall: recallJson,
  status: statusJson,
};
