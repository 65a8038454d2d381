import type { ClusterSpec } from '../../../lib/authored/cluster';
import type { ImagePolicySpec, ImagesSpec, ProductImage } from '../../../lib/authored/images';
import type { RingEntry } from '../../../lib/authored/specs';
import { readRings } from '../../../lib/read/rings-file';
import { edge, robot as followed } from '../../support/followed-image';
import { fleet, issuesOf, product, ringsFile } from '../../support/specs';

const prod = { ...edge, engine: 'argocd', impersonation: false } as const satisfies ClusterSpec;
const image: ProductImage = { name: 'ghcr.io/acme/web', rings: { early: { semver: '1.x' } } };
const file = 'products/web/product.ts';
const rings = 'products/web/rings.yaml';
const version = '1.0.0';
const whole = { internal: { version }, early: { version, image: image.name }, late: { version } };

interface Given {
  readonly entries?: Readonly<Record<string, RingEntry>>;
  readonly policy?: ImagePolicySpec;
  readonly form?: ImagesSpec['form'];
}

function judge({ entries = whole, policy = { semver: '1.x' }, form }: Given) {
  const robot = { images: { ...followed.images, ...(form && { form }) } };
  const web = {
    ...product('web', { version: { value: 'image.tag' }, image: { ...image, rings: { early: policy } } }),
    rings: ringsFile(rings, entries),
  };
  return issuesOf({
    fleet: fleet({ clusters: { prod }, components: { robot } }),
    products: [web],
    customers: [],
  });
}

it('a ring with a version and the image beside it can be written to', () => {
  expect(judge({})).toStrictEqual([]);
});

it('a ring without the key for the image is refused, at its line', () => {
  const text = `internal: { version: '1.0.0' }\nearly:\n  version: '1.0.0'\nlate: { version: '1.0.0' }\n`;
  const read = readRings(rings, text);
  const web = { ...product('web', { version: { value: 'image.tag' }, image }), rings: read.rings };
  const issues = issuesOf({
    fleet: fleet({ clusters: { prod }, components: { robot: followed } }),
    products: [web],
    customers: [],
  });
  expect(issues).toStrictEqual([
    {
      severity: 'error',
      at: { file: rings, line: 2, column: 1 },
      problem: "Image Updater writes the image of 'early' beside its version, and there is no such key",
      fix: 'add below the version: image: ghcr.io/acme/web',
    },
  ]);
});

it('a ring without a version is refused: there is no key to write to', () => {
  expect(judge({ entries: { internal: { version } } })).toStrictEqual([
    {
      severity: 'error',
      at: { file, path: 'image.rings.early' },
      problem: "'early' follows an image, and has no version that Image Updater could write",
      fix: "begin it in rings.yaml: early: { version: '…', image: ghcr.io/acme/web }",
    },
  ]);
});

it('another image beside a version is refused, whether the ring follows one or not', () => {
  const other = { version, image: 'ghcr.io/acme/wbe' };
  const refused = (ring: string) => ({
    severity: 'error',
    at: { file: rings, path: `${ring}.image` },
    problem: "'ghcr.io/acme/wbe' is not the image of 'web'",
    fix: `make it ghcr.io/acme/web, as image has it in ${file}`,
  });
  expect(judge({ entries: { ...whole, early: other, late: other } })).toStrictEqual([
    refused('early'),
    refused('late'),
  ]);
  const none = { ...product('web', {}, { ...whole, early: other }) };
  expect(issuesOf({ products: [none] }).map(({ problem }) => problem)).toStrictEqual(["'web' has no image"]);
});

it('a day beside a version that Image Updater sets draws a warning', () => {
  const early = { ...whole.early, since: '2026-11-02' };
  expect(judge({ entries: { ...whole, early } })).toStrictEqual([
    {
      severity: 'warning',
      at: { file: rings, path: 'early.since' },
      problem:
        "'since: 2026-11-02' of 'early' goes stale: Image Updater sets the version and leaves its date as it is",
      fix: 'remove since: the commit has the day',
    },
  ]);
});

it.each<[ImagePolicySpec, string]>([
  [{ numerical: 'asc' }, 'compares no numbers'],
  [{ alphabetical: 'desc' }, 'takes the last in the alphabet, never the first'],
  [{ semver: '1.x', filterTags: { pattern: '^v(.*)$', extract: '$1' } }, 'compares whole tags'],
])('Image Updater cannot follow %p', (policy, problem) => {
  expect(judge({ policy }).map((issue) => [issue.at, issue.problem])).toStrictEqual([
    [
      { file, path: 'image.rings.early' },
      `Argo CD Image Updater, which follows the image for 'early', ${problem}`,
    ],
  ]);
});

it.each<ImagePolicySpec>([
  { semver: '>=1.0.0, <2.0.0' },
  { newestBuild: true, ignoreTags: ['latest'] },
  { digest: 'latest' },
  { alphabetical: 'asc', filterTags: { pattern: '^20' } },
])('Image Updater can follow %p', (policy) => {
  expect(judge({ policy })).toStrictEqual([]);
});

it('a range with a comma is refused where it would stand in a list of images', () => {
  expect(judge({ policy: { semver: '>=1.0.0, <2.0.0' }, form: 'annotations' })[0]?.fix).toBe(
    "put a space in its place, or use form: 'ImageUpdater'",
  );
  expect(judge({ policy: { semver: '>=1.0.0 <2.0.0' }, form: 'annotations' })).toStrictEqual([]);
});
