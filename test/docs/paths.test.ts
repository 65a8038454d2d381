import { pages, proseOf } from './pages';
import { elevenEnvironments } from '../support/eleven-environments';
import { filesOf, sampleSpecs } from '../support/sample';

/*
 * Paths of dist/ that pages name, such as `rings/<ring>/<product>.yaml`, are those of files that the sample fleet has, or
 * one with axes. What people write lies elsewhere, and is left out.
 */
const WRITTEN =
  /\/(customer\.ts|product\.ts|catalogue\.ts|rings\.yaml|recalls\.yaml|secrets|terraform)(\/|$)|^products\/<product>\/$/;
/** The sample has none of these: test/constructs/extend, test/tenancy/global-entry, test/engines/delivery/product-kinds and test/content/overrides look at where they lie. */
const ELSEWHERE = [
  'products/<product>/clusters/<cluster>.yaml',
  'guardrails/extension.yaml',
  'guardrails/global-entry.yaml',
  'clusters/<cluster>/manifests/<tenant>/<product>/manifests.yaml',
];
const NAMED = /`((?:axes|clusters|customers|delivery|guardrails|products|releases|rings)\/[^`\s…]+)`/g;

const files = [sampleSpecs(), elevenEnvironments()].flatMap((specs) => Object.keys(filesOf(specs)));

/** A file, or a folder of some; a path from within a cluster's or a tenant's folder may leave out what is above. */
function isThere(path: string): boolean {
  const pattern = path
    .split(/(<[^>]+>)/)
    .map((part) => (part.startsWith('<') ? '[^/]+' : part.replace(/[.+()[\]]/g, '\\$&')))
    .join('');
  const found = new RegExp(`(^|/)${pattern}${path.endsWith('/') ? '' : '$'}`);
  return files.some((file) => found.test(file));
}

const named = pages
  .filter((page) => /^(README|docs\/[^/]+)\.md$/.test(page))
  .flatMap((page) => [...proseOf(page).matchAll(NAMED)].map(([, path]) => ({ page, path: path! })))
  .filter(({ path }) => !WRITTEN.test(path) && !ELSEWHERE.includes(path));

it('pages name paths of dist/ as they are', () => {
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(({ path }) => !isThere(path))).toEqual([]);
});
