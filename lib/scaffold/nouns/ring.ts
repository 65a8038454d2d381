import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Pieces } from '../../read/pieces';
import type { NewNoun } from '../addition';
import { withEntry } from '../edit/entry';
import { entryAfter, withRing } from '../edit/rings-entry';
import { codeOf } from '../literal';

export const ringNoun: NewNoun = {
  summary: 'an entry in the rings of the fleet, and in the rings.yaml of each product',
  options: {
    environment: 'whose values it builds on',
    after: 'the ring that it comes after, of which it takes the versions',
  },
  taken: ({ fleet }) => Object.keys(fleet.rings),
  add: function* (present, name) {
    const { root, fleet, rings } = present;
    const environment = yield {
      option: 'environment',
      ask: 'Of which environment?',
      choices: Object.keys(fleet.environments),
    };
    const all = Object.keys(fleet.rings);
    const last = all.findLast((each) => fleet.rings[each]!.environment === environment) ?? all.at(-1);
    const after =
      last === undefined
        ? undefined
        : yield { option: 'after', ask: 'After which ring?', choices: all, otherwise: last };
    const value = () => codeOf({ environment });
    const entry = withEntry(present, new Pieces(), ['rings'], { key: name, value, after });
    const edits = rings.flatMap(({ file, entries }) => {
      const before = after === undefined ? undefined : entries[after];
      if (after === undefined || !before) return [];
      const path = join(root, file);
      return [withRing(path, readFileSync(path, 'utf8'), after, name, entryAfter(before))];
    });
    return {
      files: {},
      edits: 'issue' in entry ? [] : [...entry.edits, ...edits],
      issues: 'issue' in entry ? [entry.issue] : [],
      next: [
        `give tenants of ${environment} ring: '${name}' in customers/`,
        'npm run typecheck, and commit it with dist/',
      ],
    };
  },
};
