import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { root } from '../support/sample';

/** Where people wrote pages: what is generated, and what somebody else wrote, is not looked at. */
const FOLDERS = [
  '.',
  'bench',
  'docs',
  'docs/decisions',
  ...namesIn('examples').map((name) => `examples/${name}`),
];

/** Examples may have been deleted. */
function namesIn(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

/** Every page that people wrote, by path from the root of the repository. */
export const pages: readonly string[] = FOLDERS.flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => normalize(join(folder, name))),
).sort();

export function textOf(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}

/** A block of code in a page. */
export interface Sample {
  /** `README.md:12`: the line on which the fence opens. */
  readonly at: string;
  readonly language: string;
  /** The word after the language: the type that the sample is a part of. */
  readonly type: string;
  readonly text: string;
}

/** The fenced blocks of a page. */
export function samplesOf(page: string): Sample[] {
  const text = textOf(page);
  return [...text.matchAll(/^ *```(\w+) ?(\w*)\n(.*?)^ *```$/gms)].map((found) => ({
    at: `${page}:${text.slice(0, found.index).split('\n').length}`,
    language: found[1]!,
    type: found[2]!,
    text: found[3]!,
  }));
}

/** The page without its blocks of code. */
export function proseOf(page: string): string {
  return textOf(page).replace(/^ *```.*?^ *```$/gms, '');
}

/** The headings of the second level. */
export function headingsOf(page: string): string[] {
  return [...proseOf(page).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading!);
}

/** The anchors that GitHub gives the headings of a page. */
export function anchorsOf(page: string): string[] {
  return [...proseOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

/** What a page links to, but for other sites: the page or file by its path from the root, and the anchor in it. */
export function linksOf(page: string): { readonly path: string; readonly anchor: string }[] {
  return [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [file = '', anchor = ''] = target.split('#');
      return { path: file === '' ? page : normalize(join(dirname(page), file)), anchor };
    });
}
