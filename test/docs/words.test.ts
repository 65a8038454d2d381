import { pages, proseOf } from './pages';

/** The table of words in README.md. */
const words = [
  ...proseOf('README.md')
    .split('## The words')[1]!
    .matchAll(/^\| ([\w ]+?) +\| (?!-)/gm),
]
  .map(([, word]) => word!)
  .filter((word) => word !== 'word');

it('the table of words has each once', () => {
  expect(words.length).toBeGreaterThan(30);
  expect(words).toEqual([...new Set(words)]);
});

it('the table of words has none that no page uses', () => {
  const used = pages
    .filter((page) => /^docs\/[^/]+\.md$/.test(page))
    .map((page) => proseOf(page).toLowerCase().replace(/\s+/g, ' '))
    .join('\n');
  expect(words.filter((word) => !new RegExp(`\\b${word}`).test(used))).toEqual([]);
});
