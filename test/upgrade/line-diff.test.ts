import { lineDiff } from '../../lib/upgrade/line-diff';

it.each([
  ['a\nb\nc\n', 'a\nx\nc\n', ['- b', '+ x']],
  ['a\nb\nc\nd\n', 'a\nc\nd\ne\n', ['- b', '+ e']],
  ['a\na\nb\n', 'a\nb\n', ['- a']],
  ['', 'a\nb\n', ['+ a', '+ b']],
  ['a\nb\n', '', ['- a', '- b']],
  ['a\n', 'a\n', []],
])('%j becomes %j', (before, after, lines) => {
  expect(lineDiff(before, after)).toEqual(lines);
});

it('very long files are told as one block', () => {
  const long = Array.from({ length: 2500 }, (_, at) => `${at}\n`).join('');
  const lines = lineDiff(`first\n${long}last\n`, `other\n${long}end\n`);
  expect([lines.length, lines[0], lines.at(-1)]).toEqual([5004, '- first', '+ end']);
});
