import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { de } from '../../../lib/report/page/texts/de';
import { en } from '../../../lib/report/page/texts/en';

const placesIn = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

it('both languages have the same texts, with the same put into each', () => {
  expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
  const places = (texts: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, placesIn(text)]));
  expect(places(de)).toEqual(places(en));
});

it('every text is used', () => {
  const folder = join(__dirname, '../../../lib/report/page');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const sources = files
    .filter((file) => file.endsWith('.ts') && !file.startsWith('texts/'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  // Keys that are put together end in what is chosen.
  const isUsed = (key: string) => {
    const [start, end = ''] = key.replace(/\.(one|other)$/, '').split(/\.(?=[^.]*$)/) as [string, string?];
    return (
      [`'${start}.${end}'`, `'${start}'`, `\`${start}.$`].some((each) => sources.includes(each)) ||
      (start === 'column' && sources.includes(`'${end}'`))
    );
  };
  expect(Object.keys(en).filter((key) => !isUsed(key))).toEqual([]);
});
