import type { PlacementSpec } from '../../../lib/authored/customer';
import { acceptsTag, type ImageTagsSpec } from '../../../lib/authored/environment/image-tags';
import type { ProductSpec } from '../../../lib/authored/product';
import type { RingEntry } from '../../../lib/authored/specs';
import { readRings } from '../../../lib/read/rings-file';
import { customer, fleet, issuesOf, product, ringsFile } from '../../support/specs';

const TAGS: Readonly<Record<'dev' | 'prod', ImageTagsSpec>> = {
  dev: { pattern: 'dev-([0-9a-f]{7,40}|latest)', says: 'dev-<sha> or dev-latest' },
  prod: { pattern: 'v\\d+\\.\\d+\\.\\d+|prod-latest', says: 'v<semver> or prod-latest' },
};
const rings = 'products/web/rings.yaml';
const good = {
  internal: { version: 'dev-0123abc' },
  early: { version: 'v1.2.0' },
  late: { version: 'v1.2.0' },
};

function strict() {
  const { environments, ...rest } = fleet();
  const { dev, prod } = environments;
  return {
    ...rest,
    environments: { dev: { ...dev!, imageTags: TAGS.dev }, prod: { ...prod!, imageTags: TAGS.prod } },
  };
}

function judge(
  entries: Readonly<Record<string, RingEntry>>,
  version: ProductSpec['version'] = { value: 'image.tag' },
) {
  const web = { ...product('web', { version }), rings: ringsFile(rings, entries) };
  return issuesOf({ fleet: strict(), products: [web], customers: [] });
}

it('each ring runs tags of its environment, and proves none of another one', () => {
  expect(judge(good)).toEqual([]);
});

it('a digest may follow the tag', () => {
  expect(acceptsTag(TAGS.dev, `dev-latest@sha256:${'0'.repeat(64)}`)).toBe(true);
  expect(acceptsTag(TAGS.dev, `latest@sha256:${'0'.repeat(64)}`)).toBe(false);
});

it.each([
  ['the tag of another environment', 'dev-0123abc'],
  ['a tag that only begins as one', 'v1.2.0-rc.1'],
  ['a tag that only ends as one', 'rev1.2.0'],
])('%s is refused, in words', (_, version) => {
  expect(judge({ ...good, early: { version }, late: { version } })).toEqual(
    ['early', 'late'].map((ring) => ({
      severity: 'error',
      at: { file: rings, path: `${ring}.version` },
      problem: `image tag '${version}' of 'web' is none that environment 'prod' runs`,
      fix: 'give v<semver> or prod-latest',
    })),
  );
});

it('says line and column of the version in rings.yaml', () => {
  const text = `internal: { version: 'dev-latest' }\nearly:\n  version: 'latest'\n`;
  const web = { ...product('web', { version: { value: 'image.tag' } }), rings: readRings(rings, text).rings };
  const issues = issuesOf({ fleet: strict(), products: [web], customers: [] });
  expect(issues.map(({ at }) => at)).toEqual([{ file: rings, line: 3, column: 12 }]);
});

it('the version that part of a ring still runs is judged, and what ran is not', () => {
  const early = { version: 'v1.2.0', previous: 'v1', percent: 50, ran: ['anything'] };
  const issues = judge({ ...good, early, late: { version: 'v1.2.0' } });
  expect(issues.map(({ at }) => at.path)).toEqual(['early.previous']);
});

it('a tag that a tenant holds is judged', () => {
  const web = {
    ...product('web', { version: { value: 'image.tag' } }),
    rings: ringsFile(rings, { ...good, early: { version: 'v1.2.0', ran: ['1.1.0'] } }),
  };
  const hold = { version: '1.1.0', until: '2027-01-31', reason: 'a migration' };
  const acme = customer('acme');
  const prod = { ...(acme.spec.tenants['prod'] as PlacementSpec), holds: { web: hold } };
  const issues = issuesOf({
    fleet: strict(),
    products: [web],
    customers: [{ ...acme, spec: { ...acme.spec, tenants: { prod } } }],
  });
  expect(issues).toContainEqual({
    severity: 'error',
    at: { file: acme.file, path: 'tenants.prod.holds.web.version' },
    problem: "image tag '1.1.0' of 'web' is none that environment 'prod' runs",
    fix: 'give v<semver> or prod-latest',
  });
});

it('versions that are no tags are free', () => {
  const version = '1.0.0';
  expect(
    judge({ internal: { version }, early: { version }, late: { version } }, { gitRef: (ref) => ref }),
  ).toEqual([]);
});

it('a pattern that is none is refused', () => {
  const wrong = strict();
  const environments = {
    ...wrong.environments,
    dev: { ...wrong.environments.dev, imageTags: { pattern: '(', says: 'a' } },
  };
  expect(issuesOf({ fleet: { ...wrong, environments }, products: [], customers: [] })).toMatchObject([
    {
      at: { path: 'environments.dev.imageTags.pattern' },
      fix: expect.stringContaining('regular expression') as string,
    },
  ]);
});
