import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/sample';
import { anchorsOf, headingsOf, linksOf, pages, proseOf, textOf } from './pages';

/** Folders of the repository whose files a page names by their paths. */
const NAMED = /`((?:lib|test|docs|scripts|bench|starter|examples)\/[\w./-]*\w)`/g;

/** Whether a file is there, or belongs to an example that has been deleted, as who needs none is told to do. */
function isThere(path: string): boolean {
  const [example] = /^examples\/[^/]+/.exec(path) ?? [];
  return existsSync(join(root, path)) || (example !== undefined && !existsSync(join(root, example)));
}

it('finds the pages', () => {
  expect(pages).toEqual(expect.arrayContaining(['README.md', 'ARCHITECTURE.md', 'docs/guardrails.md']));
});

it('ARCHITECTURE.md lists every decision', () => {
  const index = textOf('ARCHITECTURE.md');
  const decisions = pages.filter((page) => page.startsWith('docs/decisions/'));
  const missing = decisions.flatMap((page) => headingsOf(page).filter((heading) => !index.includes(heading)));
  expect(missing).toEqual([]);
});

describe.each(pages)('%s', (page) => {
  it('links to what is there', () => {
    const dead = linksOf(page).filter(({ path, anchor }) => {
      if (!isThere(path)) return true;
      return anchor !== '' && !anchorsOf(path).includes(anchor);
    });
    expect(dead).toEqual([]);
  });

  it('names no file of the repository that is not there', () => {
    const gone = [...proseOf(page).matchAll(NAMED)].map(([, path]) => path!).filter((path) => !isThere(path));
    expect(gone).toEqual([]);
  });
});
