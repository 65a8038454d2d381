import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleNames, exampleRoot } from '../support/examples';
import { compile, inOrder, place } from './compiler';

/*
 * What authors are promised: what is wrong does not compile, and the compiler says why. A case is a line under a
 * `@ts-expect-error` that holds what has to be said of it; jest itself, which strips types, would not notice.
 */
const ofExamples = exampleNames
  .flatMap((name) => filesIn(join(exampleRoot(name), 'fleet')))
  .filter((file) => file.endsWith('.cases.ts'));
const cases = [...filesIn(join(__dirname, 'cases')), ...ofExamples].map((file) => ({
  file,
  text: readFileSync(file, 'utf8'),
}));

function filesIn(folder: string): string[] {
  return readdirSync(folder).map((name) => join(folder, name));
}

/** By place of the line that is wrong, what has to be said of it. */
const expected = new Map(
  cases.flatMap(({ file, text }) =>
    text.split('\n').flatMap((line, index): [string, string][] => {
      const said = /^\s*\/\/ @ts-expect-error (.+)$/.exec(line)?.[1];
      return said === undefined ? [] : [[place(file, index + 1), said]];
    }),
  ),
);

// As they are, and once more with every directive blanked out: in one go, which resolves the types once.
const told = compile(
  new Map(
    cases.flatMap(({ file, text }) => [
      [file, text],
      [file.replace(/\.ts$/, '.blank.ts'), text.replaceAll('@ts-expect-error', 'what is wrong')],
    ]),
  ),
);
const blank = told
  .filter(({ at }) => at.includes('.blank.ts'))
  .map(({ at, text }) => ({ at: at.replace('.blank.ts', '.ts'), text }));

it('what is right compiles, and what is wrong does not', () => {
  expect(expected.size).toBeGreaterThan(40);
  expect(told.filter(({ at }) => !at.includes('.blank.ts'))).toStrictEqual([]);
});

describe('the compiler says of', () => {
  it.each([...expected])('%s: %s', (at, text) => {
    const said = blank.filter((each) => each.at === at).map((each) => inOrder(each.text));
    expect(said.join('\n')).toContain(inOrder(text));
  });

  it('a value that no layer gives one sentence, which begins with what is missing', () => {
    const missing = blank.filter(({ text }) => /Property '(host|storage)' is missing/.test(text));
    expect(missing).toHaveLength(3);
    for (const { text } of missing) expect(text).toMatch(/^Property '\w+' is missing in type .{1,400}\.$/);
  });

  it('nothing else anything', () => {
    expect(blank.filter(({ at }) => !expected.has(at))).toStrictEqual([]);
  });
});
