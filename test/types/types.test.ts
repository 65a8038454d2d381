import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, inOrder, place } from './compiler';

/*
 * What authors are promised: what is wrong does not compile, and the compiler says why. A case is a line under a
 * `@ts-expect-error` that holds what has to be said of it; jest itself, which strips types, would not notice.
 */
const folder = join(__dirname, 'cases');
const files = readdirSync(folder).map((name) => join(folder, name));
const directive = /^\s*\/\/ @ts-expect-error (.+)$/;

/** By place of the line that is wrong, what has to be said of it. */
const expected = new Map(
  files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index): [string, string][] => {
        const text = directive.exec(line)?.[1];
        return text === undefined ? [] : [[place(file, index + 1), text]];
      }),
  ),
);

it('what is right compiles, and what is wrong does not', () => {
  expect(expected.size).toBeGreaterThan(40);
  expect(compile(files)).toStrictEqual([]);
});

describe('the compiler says of', () => {
  const told = compile(files, (text) => text.replaceAll('@ts-expect-error', 'what is wrong'));

  it.each([...expected])('%s: %s', (at, text) => {
    const [said] = told.filter((each) => each.at === at);
    expect(inOrder(said?.text ?? 'nothing')).toContain(inOrder(text));
  });

  it('nothing else anything', () => {
    expect(told.filter(({ at }) => !expected.has(at))).toStrictEqual([]);
  });
});
