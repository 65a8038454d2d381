import { withRecall } from '../../lib/promotion/with-recall';
import { readRecalls } from '../../lib/read';

const FILE = 'products/web/recalls.yaml';
const recall = { version: '1.6.0', date: '2026-12-01', reason: `it's "bad":\nread #1` };

it.each([
  ['nothing', ''],
  ['a comment', '# nothing yet\n'],
  ['a list without an end of line', `- version: '1.5.0'\n  date: 2026-10-01\n  reason: x`],
  ['a list that is indented', `  - version: '1.5.0'\n    date: 2026-10-01\n    reason: x\n`],
  ['a list in brackets', `[{ version: '1.5.0', date: 2026-10-01, reason: x }]\n`],
  ['an empty list', '[]\n'],
])('one more is written after %s, and read again', (_, text) => {
  const before = readRecalls(FILE, text).recalls.entries;
  for (const added of [recall, { ...recall, held: ['acme-prod', 'yes'] }]) {
    const { recalls, issues } = readRecalls(FILE, withRecall(text, added));
    expect([recalls.entries, issues]).toEqual([[...before, added], []]);
  }
});

it('each fault is told where it is, and what is sound is read', () => {
  const text = `- version: 1.10\n  date: 2026-10-01\n  reason: x\n- version: '1.5.0'\n  date: soon\n  reason: x\n- version: '1.4.0'\n  date: 2026-10-01\n  reason: x\n- version: '1.4.0'\n  date: 2026-10-02\n  reason: y\n`;
  const { recalls, issues } = readRecalls(FILE, text);
  expect(recalls.entries.map(({ version, date }) => [version, date])).toEqual([['1.4.0', '2026-10-01']]);
  expect(issues.map(({ at, problem }) => [at.line, at.column, problem])).toEqual([
    [1, 12, expect.stringContaining("'version'")],
    [5, 9, expect.stringContaining("'date'")],
    [10, 12, '1.4.0 is recalled twice'],
  ]);
});

it.each([
  ['a map', `version: '1.5.0'\n`, 'is not a list'],
  ['no YAML', `- version: '1.5.0\n`, 'not YAML'],
  ['an alias that leads nowhere', '- *x\n', "'0'"],
  ['more than anybody writes', `# ${'x'.repeat(60_000)}\n`, 'characters'],
])('%s is told', (_, text, said) => {
  expect(readRecalls(FILE, text).issues.map(({ problem }) => problem)).toEqual([
    expect.stringContaining(said),
  ]);
});
