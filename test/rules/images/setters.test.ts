import type { ProductImage } from '../../../lib/authored/images';
import { file, image, judge, marked, rings, robot, setter, type Given } from '../../support/followed-image';
import { anyCluster, fleet } from '../../support/specs';

it.each<[string, Given]>([
  ['a value', {}],
  [
    'the version of its chart',
    { product: { version: 'chart', chart: { repository: 'registry', name: 'web' } } },
  ],
  [
    'a marker that is spaced otherwise',
    { setters: { early: '{ "$imagepolicy":"flux-system:web-early:tag" }' } },
  ],
])('an image may set %s', (_, given) => {
  expect(judge(given)).toStrictEqual([]);
});

it('a product whose rings follow nothing has no markers', () => {
  expect(judge({ product: { image: { ...image, rings: {} } }, setters: {} })).toStrictEqual([]);
});

it('a ring that follows an image without the marker is refused, with what to add', () => {
  expect(judge({ setters: {} })).toStrictEqual([
    {
      severity: 'error',
      at: { file: rings, path: 'early.version' },
      problem: "Flux does not find the version of 'early'",
      fix: `add at the end of the line: # ${setter}`,
    },
  ]);
});

it.each([
  ['another policy', '{"$imagepolicy": "flux-system:web-late:tag"}'],
  ['another namespace', '{"$imagepolicy": "infra:web-early:tag"}'],
  ['the whole image', '{"$imagepolicy": "flux-system:web-early"}'],
  ['more than Flux reads', `${setter} because`],
  ['a list', '["$imagepolicy"]'],
])('a marker of %s is refused, with the right one', (_, given) => {
  expect(judge({ setters: { early: given } })).toStrictEqual([
    {
      severity: 'error',
      at: { file: rings, path: 'early.version' },
      problem: `'${given}' is not how Flux finds the version of 'early'`,
      fix: `end the line with: # ${setter}`,
    },
  ]);
});

it('on arc the marker has the namespace of the configuration that has the policies', () => {
  const arc = { extension: { version: '1.23.0', imageControllers: true } } as const;
  const clusters = { one: { ...anyCluster, engine: 'arc', environment: 'prod', arc } } as const;
  const given = { fleet: fleet({ clusters, components: { robot } }) };
  expect(judge(given)[0]?.fix).toBe('end the line with: # {"$imagepolicy": "infra:web-early:tag"}');
  expect(judge({ ...given, setters: { early: '{"$imagepolicy": "infra:web-early:tag"}' } })).toStrictEqual(
    [],
  );
});

it('a marker in a ring without a policy is refused', () => {
  const late = '{"$imagepolicy": "flux-system:web-late:tag"}';
  expect(judge({ setters: { ...marked, late } })).toStrictEqual([
    {
      severity: 'error',
      at: { file: rings, path: 'late.version' },
      problem: `'${late}' names a policy that 'late' does not have`,
      fix: `remove the comment, or give 'late' a policy under image.rings in ${file}`,
    },
  ]);
  expect(judge({ product: { image: undefined } })).toHaveLength(1);
});

it('a policy for a ring without a version is refused: there is no line to set', () => {
  expect(judge({ entries: { internal: { version: '1.0.0' } }, setters: {} })).toStrictEqual([
    {
      severity: 'error',
      at: { file, path: 'image.rings.early' },
      problem: "'early' follows an image, and has no version that Flux could set",
      fix: `begin it in rings.yaml: version: '…' # ${setter}`,
    },
  ]);
});

it('a day beside a version that Flux sets draws a warning', () => {
  expect(
    judge({ entries: { internal: { version: '1.0.0' }, early: { version: '1.0.0', since: '2026-11-02' } } }),
  ).toStrictEqual([
    {
      severity: 'warning',
      at: { file: rings, path: 'early.since' },
      problem:
        "'since: 2026-11-02' of 'early' goes stale: Flux sets the version and leaves its date as it is",
      fix: 'remove since: the commit has the day',
    },
  ]);
});

it.each<[ProductImage['rings'][string], string]>([
  [{ newestBuild: true }, 'newestBuild'],
  [{ digest: 'latest' }, 'digest'],
  [{ semver: '1.x', ignoreTags: ['latest'] }, 'ignoreTags'],
])('Flux cannot follow %p', (policy, field) => {
  expect(judge({ product: { image: { ...image, rings: { early: policy! } } } })).toStrictEqual([
    {
      severity: 'error',
      at: { file, path: 'image.rings.early' },
      problem: `Flux, which follows the image for 'early', knows no '${field}'`,
      fix: 'compare tags by semver, numerical or alphabetical, and choose among them by filterTags',
    },
  ]);
});
