import { unmovedDates } from '../../lib/facts/ring-dates';
import type { RingEntry } from '../../lib/authored/specs';
import { ringsFile } from '../support/specs';

const file = 'products/web/rings.yaml';
const day = '2026-11-30';

/** What is said of a change to the ring `early`, where nothing has changed since then unless it is given. */
function judge(before: RingEntry | undefined, after: RingEntry, now = after) {
  return unmovedDates(ringsFile(file, { early: now }), {
    before: before ? { early: before } : {},
    after: { early: after },
    day,
  });
}

const was = { version: '1.6.0', since: '2026-11-02' };

it('a version that moved without its date draws a warning', () => {
  expect(judge(was, { ...was, version: '1.7.0' })).toStrictEqual([
    {
      severity: 'warning',
      at: { file, path: 'early.since' },
      problem: "'early' went from 1.6.0 to 1.7.0, and its since is still 2026-11-02",
      fix: 'set since to the day on which it took 1.7.0, as in 2026-11-30',
    },
  ]);
});

it.each<[string, RingEntry | undefined, RingEntry]>([
  ['a version that moved with its date', was, { version: '1.7.0', since: day }],
  ['a date that was corrected alone', was, { ...was, since: day }],
  ['a version without a date', { version: '1.6.0' }, { version: '1.7.0' }],
  ['a ring that is new', undefined, was],
  ['a ring that moves again on the day it moved', { ...was, since: day }, { version: '1.7.0', since: day }],
])('nothing is said of %s', (_, before, after) => {
  expect(judge(before, after)).toStrictEqual([]);
});

it.each<[string, RingEntry]>([
  ['whose date has been set since then', { version: '1.7.0', since: day }],
  ['that has moved again since then, which is a change of its own', { ...was, version: '1.8.0' }],
])('nothing is said of a ring %s', (_, now) => {
  expect(judge(was, { ...was, version: '1.7.0' }, now)).toStrictEqual([]);
});
