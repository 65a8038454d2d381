import * as fc from 'fast-check';
import { stringify } from 'yaml';
import type { RingEntry } from '../../lib/authored/specs';
import { withRingEntry } from '../../lib/promotion/with-ring-entry';
import { readRings } from '../../lib/read';

const read = (text: string) => readRings('rings.yaml', text);

it.each([
  [
    'lists and maps over several lines',
    `a:\n  version: "1.0"\n  hotfix:\n    version: "1.0"\n    reason: a leak\n  ran:\n    - '0.9' # old\n    - '0.8'\n# below\nb: { version: '1.0' }\n`,
    `a:\n  version: "1.1"\n  since: 2026-12-01\n  ran: ['1.0', '0.9']\n# below\nb: { version: '1.0' }\n`,
  ],
  [
    'an entry at the end of a file without a last line break',
    `b:\n  version: '1.0'\na:\n    version: 1.0.0`,
    `b:\n  version: '1.0'\na:\n    version: "1.1"\n    since: 2026-12-01\n    ran: ['1.0', '0.9']\n`,
  ],
  [
    'comments at the end of lines',
    `a:\n  version: '1.0' # {"$imagepolicy": "x"}\n  since: 2026-01-01 # a Monday\n`,
    `a:\n  version: '1.1' # {"$imagepolicy": "x"}\n  since: 2026-12-01 # a Monday\n  ran: ['1.0', '0.9']\n`,
  ],
])('%s are edited in place', (_, text, expected) => {
  const { a } = read(text).rings.entries;
  expect(withRingEntry(text, 'a', a!, { version: '1.1', since: '2026-12-01', ran: ['1.0', '0.9'] })).toBe(
    expected,
  );
});

const version = fc.constantFrom('1.10', '1.9.0', 'v2', '3', "it's", '1e3');
const entry: fc.Arbitrary<RingEntry> = fc.record(
  {
    version,
    since: fc.constantFrom('2026-11-02', '2026-12-01'),
    previous: version,
    percent: fc.integer({ min: 0, max: 100 }),
    hotfix: fc.record({ version, reason: fc.constantFrom('a leak', "it's: urgent", '# no comment') }),
    ran: fc.array(version, { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: ['version'] },
);

it('whatever an entry was and however it was written, it becomes the other, and no other entry does', () => {
  fc.assert(
    fc.property(entry, entry, entry, fc.boolean(), (before, after, other, isFlow) => {
      const written = (value: object) => stringify(value, { flowCollectionPadding: isFlow, lineWidth: 0 });
      const text = `# first\n${written({ x: other, a: before, z: other })}# last\n`;
      const next = withRingEntry(text, 'a', before, after);
      const { rings, issues } = read(next);
      expect([issues, rings.entries]).toEqual([[], { x: other, a: after, z: other }]);
      expect([next.startsWith('# first\n'), next.endsWith('# last\n')]).toEqual([true, true]);
    }),
  );
});
