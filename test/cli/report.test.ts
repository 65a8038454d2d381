import { formatIssue, formatIssues } from '../../lib/cli/report';
import { error } from '../../lib/issues/issue';

const said = (problem: string, fix = 'correct it', file = 'a.ts') =>
  formatIssue(error({ file }, problem, fix));

describe('an issue as it is printed', () => {
  it.each([
    ['colours', 'it runs \u001b[31m1.0', 'it runs \\u001b[31m1.0'],
    ['line breaks', 'a\nerror: b\r\u2028\u0085', 'a\\u000aerror: b\\u000d\\u2028\\u0085'],
    ['text that runs the other way', `'\u202ecba'`, `'\\u202ecba'`],
    ['half of a surrogate pair', '\ud800a', '\\ud800a'],
    ['a tag beyond the first plane', '\u{e0041}', '\\udb40\\udc41'],
  ])('shows %s as escapes', (_, given, shown) => {
    expect(said(given)).toBe(`error: a.ts: ${shown}\n  fix: correct it`);
    expect(said('x', given)).toBe(`error: a.ts: x\n  fix: ${shown}`);
    expect(said('x', 'y', given)).toBe(`error: ${shown}: x\n  fix: y`);
  });

  it('leaves letters of any script as they are', () => {
    expect(said('é ü 漢字 😀 …')).toContain('é ü 漢字 😀 …');
  });

  it('hides a password, wherever it stands', () => {
    expect(said(`unknown ring 'https://a:hunter2-FAKE@b.test'`)).toContain("'https://a:…@b.test'");
  });

  it('is one of a few of its file, however many there are', () => {
    const issues = Array.from({ length: 120_000 }, (_, line) =>
      error({ file: 'a.ts', line, column: 1 }, 'x', 'y'),
    );
    const lines = formatIssues([...issues, error({ file: 'b.ts' }, 'z', 'y')]).split('\n');
    expect(lines).toHaveLength(2 * 27 + 1);
    expect(lines.slice(-3)).toEqual([
      'error: a.ts: has 119975 more',
      '  fix: correct those above, and run it again',
      '120001 errors',
    ]);
  });

  it('tells the length of a value that is too long to be read', () => {
    const long = 'x'.repeat(5_000_000);
    expect(said(`'${'x'.repeat(150)}' is unknown`)).toContain('x'.repeat(150));
    expect(said(`version ${'x'.repeat(201)} is unknown`)).toBe(
      `error: a.ts: version ${'x'.repeat(60)}… (201 characters) is unknown\n  fix: correct it`,
    );
    expect(said(`'${long}' is unknown`).length).toBeLessThan(300);
    expect(said('x '.repeat(5_000)).length).toBeLessThan(2_100);
    expect(said('x '.repeat(5_000))).toContain('… (10000 characters)');
  });
});
