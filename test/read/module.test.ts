import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatIssue } from '../../lib/cli/report';
import { loadModule } from '../../lib/read';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'module-'))));
afterEach(() => rmSync(root, { recursive: true }));

function load(text: string) {
  writeFileSync(join(root, 'spec.ts'), text);
  const loaded = loadModule(join(root, 'spec.ts'), root, 'export default { … }');
  return 'issue' in loaded
    ? { said: formatIssue(loaded.issue) }
    : { value: loaded.value, told: loaded.warnings.map(formatIssue) };
}

describe('what a module exports', () => {
  it('is frozen', () => {
    const { value } = load('export default { list: [1], map: { key: 1 } };');
    const { list, map } = value as { list: number[]; map: { key: number } };
    expect(() => list.push(2)).toThrow(TypeError);
    expect(() => (map.key = 2)).toThrow(TypeError);
  });

  it('is out of its reach: a getter is asked once, and nothing that it holds is the same object', () => {
    const { value } = load(`
      let times = 0;
      const inner = { key: 1 };
      export default { get times() { return ++times; }, inner, change() { inner.key = 2; } };`);
    const { times, inner, change } = value as { times: number; inner: { key: number }; change: () => void };
    change();
    expect([times, (value as { times: number }).times, inner.key]).toEqual([1, 1, 1]);
  });

  it('keeps what is to be judged: functions, objects of classes, gaps in lists, names of JavaScript', () => {
    const { value } = load(
      `export default { when: new Date(0), ask: () => 1, gaps: [1, , 3], ['__proto__']: { key: 1 } };`,
    );
    const { when, ask, gaps } = value as { when: Date; ask: () => number; gaps: number[] };
    expect([when.getTime(), ask(), gaps.length, 1 in gaps]).toEqual([0, 1, 3, false]);
    expect(Object.keys(value as object)).toContain('__proto__');
  });

  it('may hold itself, which is for the plan to judge', () => {
    const { value } = load('const own: Record<string, unknown> = {}; own.itself = own; export default own;');
    expect((value as Record<string, unknown>)['itself']).toBe(value);
  });

  it('may be without a prototype', () => {
    expect(load('export default Object.assign(Object.create(null), { key: 1 });').value).toEqual({ key: 1 });
  });

  it.each([
    ['a getter that throws', `{ get key() { throw new Error('no key'); } }`, 'no key'],
    ['a proxy that throws', `new Proxy({}, { ownKeys() { throw new Error('no keys'); } })`, 'no keys'],
    [
      'a proxy that was revoked',
      `(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return { proxy }; })()`,
      'revoked',
    ],
    [
      '20,000 levels',
      `Array.from({ length: 20000 }).reduce((inner) => ({ inner }), {})`,
      'what it exports is more than 100 levels deep',
    ],
  ])('is told as a mistake of the file where it is %s', (_, value, says) => {
    const { said } = load(`export default ${value};`);
    expect(said).toMatch(new RegExp(`^error: spec\\.ts.*: cannot be loaded: .*${says}`));
  });
});

describe('a module that throws', () => {
  it.each([
    ['a number', '5', '5'],
    ['a symbol', `Symbol('odd')`, 'Symbol\\(odd\\)'],
    ['what cannot be shown', 'Object.create(null)', 'it throws an object that cannot be shown'],
    [
      'what throws when it is asked',
      `{ get message() { throw 1; }, get stack() { throw 2; }, toString() { throw 3; } }`,
      'it throws an object that cannot be shown',
    ],
    ['an error whose message is none', `Object.assign(new Error(), { message: { key: 1 } })`, '.*'],
  ])('%s is told', (_, thrown, says) => {
    expect(load(`throw ${thrown};`).said).toMatch(
      new RegExp(`^error: spec\\.ts[:\\d]*: cannot be loaded: ${says}\n  fix: correct the file$`),
    );
  });
});

describe('a module that ends the process', () => {
  it.each([
    ['0', '\n\nprocess.exit(0);', ':3:\\d+'],
    ['', 'process.exit();', ':1:\\d+'],
    ['3', '\ntry {\n  process.exit(3);\n} catch {}\nexport default {};', ':3:\\d+'],
  ])('by process.exit(%s) is told, and ends nothing', (code, text, place) => {
    const own = process.exit;
    expect(load(text).said).toMatch(
      new RegExp(
        `^error: spec\\.ts${place}: cannot be loaded: it calls process\\.exit\\(${code}\\)\n  fix: take the call out`,
      ),
    );
    expect(process.exit).toBe(own);
  });

  it('by its exit code does not get far', () => {
    const before = process.exitCode;
    load('process.exitCode = 7; export default {};');
    expect(process.exitCode).toBe(before);
  });
});

describe('a module that prints', () => {
  it('is warned of, at the line, and prints to stderr', () => {
    const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const { value, told } = load(`\nprocess.stdout.write('hello');\nexport default 1;`);
    expect(stderr.mock.calls.map(([text]) => text)).toEqual(['hello']);
    stderr.mockRestore();
    expect(value).toBe(1);
    expect(told).toEqual([
      expect.stringMatching(
        /^warning: spec\.ts:2:\d+: prints while it is loaded, to stdout, .*\n  fix: take the call out$/,
      ),
    ]);
  });

  it('to stderr, or not at all, is not', () => {
    const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(load(`process.stderr.write('hello');\nexport default 1;`).told).toEqual([]);
    stderr.mockRestore();
  });
});
