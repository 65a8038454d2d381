import type { ImagePolicySpec } from '../../../lib/authored/images';
import type { RingEntry } from '../../../lib/authored/specs';
import { fleet, issuesOf, product, ringsFile } from '../../support/specs';

const file = 'products/web/rings.yaml';
const at = (path: string) => ({ file, path });

/** What is said of two neighbours; the ring after them runs what the second runs. */
function judge(internal: Partial<RingEntry>, early: RingEntry) {
  const entries = {
    ...(internal.version !== undefined && { internal: internal as RingEntry }),
    early,
    late: { version: early.version },
  };
  return issuesOf({ products: [product('web', {}, entries)], customers: [] });
}

it.each<[string, RingEntry, RingEntry]>([
  ['the ring before runs', { version: '1.4.0' }, { version: '1.4.0' }],
  ['the ring before ran', { version: '1.4.0', ran: ['1.3.9', '1.3.8'] }, { version: '1.3.8' }],
  ['the ring before ran, without an order', { version: '2026-11-b', ran: ['a'] }, { version: 'a' }],
  ['a part of the ring before runs', { version: '2', previous: '1', percent: 10 }, { version: '2' }],
  ['the rest of the ring before runs', { version: '2', previous: '1', percent: 10 }, { version: '1' }],
  ['the ring before ran until a rollout that is through', { version: '2', previous: '1' }, { version: '1' }],
  ['the ring before ran until it was set back', { version: '1.6.0', ran: ['1.7.0'] }, { version: '1.7.0' }],
])('a ring may run what %s', (_, before, entry) => {
  expect(judge(before, entry)).toStrictEqual([]);
});

it.each([
  ['1.4.0', '1.4.1'],
  ['1.9.0', '1.10.0'],
  ['2.0.0-rc.1', '2.0.0'],
  ['3', '4'],
  ['1.9', '1.10'],
])('where the ring before runs %s, a ring may not run the newer %s', (before, version) => {
  expect(judge({ version: before }, { version })).toStrictEqual([
    {
      severity: 'error',
      at: at('early.version'),
      problem: `'early' runs ${version}, which 'internal' has not reached: it runs ${before}`,
      fix: `set this one to ${before}, list ${version} under ran of internal if it ran there before it was set back, let internal run ${version} first, or give hotfix: { version: '${version}', reason: '…' }`,
    },
  ]);
});

it.each<[string, RingEntry, string]>([
  ['1.4.0', { version: '1.4.0' }, 'neither runs (1.4.0) nor ran'],
  ['1.4.0', { version: '1.4.0', ran: ['1.2.0', '1.1.0'] }, 'neither runs (1.4.0) nor ran (1.2.0, 1.1.0)'],
  [
    '2.0.0 or 1.4.0',
    { version: '2.0.0', previous: '1.4.0', percent: 5 },
    'neither runs (2.0.0, 1.4.0) nor ran',
  ],
])('older is not proven: where the ring before is at %s, none may run 1.3.9', (now, before, unlike) => {
  expect(judge(before, { version: '1.3.9' })).toStrictEqual([
    {
      severity: 'error',
      at: at('early.version'),
      problem: `'early' runs 1.3.9, which 'internal' ${unlike}`,
      fix: `list 1.3.9 under ran of internal if it ran there, set this one to ${now}, let internal run 1.3.9 first, or give hotfix: { version: '1.3.9', reason: '…' }`,
    },
  ]);
});

it.each([
  ['2026-11-b', '2026-11-a'],
  ['1.4.0', 'latest'],
  ['1.4.0', 'v1.4.0'],
])('where the ring before runs %s, a ring may not run %s, which is spelled otherwise', (before, version) => {
  expect(judge({ version: before }, { version }).map(({ problem }) => problem)).toStrictEqual([
    `'early' runs ${version}, which 'internal' neither runs (${before}) nor ran`,
  ]);
});

it('a version that no customer of the ring before is given yet is not proven', () => {
  const before = { version: '2.0.0', previous: '1.4.0', percent: 0 };
  expect(judge(before, { version: '2.0.0' }).map(({ problem }) => problem)).toStrictEqual([
    "'early' runs 2.0.0, which 'internal' has not reached: it runs 1.4.0",
  ]);
});

it('the version that the rest of a ring still runs has to be proven, too', () => {
  const entry = { version: '2.0.0', previous: '9.9.9', percent: 0 };
  expect(judge({ version: '2.0.0' }, entry).filter(({ at: { path } }) => path === 'early.previous')).toEqual([
    expect.objectContaining({
      severity: 'error',
      problem: "'early' still runs 9.9.9, which 'internal' has not reached: it runs 2.0.0",
    }),
  ]);
  // Nobody runs it where the rollout is through.
  expect(judge({ version: '2.0.0' }, { version: '2.0.0', previous: '9.9.9' })).toStrictEqual([]);
});

it('is a matter between neighbours: what the first ring ran is not proven for the third', () => {
  const entries = {
    internal: { version: '2.0.0', ran: ['1.0.0'] },
    early: { version: '2.0.0' },
    late: { version: '1.0.0' },
  };
  expect(
    issuesOf({ products: [product('web', {}, entries)], customers: [] }).map(({ problem }) => problem),
  ).toStrictEqual(["'late' runs 1.0.0, which 'early' neither runs (2.0.0) nor ran"]);
});

describe('a ring that the product is not in', () => {
  const past = (late: string) =>
    issuesOf({
      products: [product('web', {}, { internal: { version: '2.0.0' }, late: { version: late } })],
      customers: [],
    });

  it('is looked past: the nearest ring before it that has an entry proves versions', () => {
    expect(past('2.0.0')).toStrictEqual([]);
  });

  it('lets through nothing that the ring before it has not run', () => {
    expect(past('2.1.0').map(({ problem }) => problem)).toStrictEqual([
      "'late' runs 2.1.0, which 'internal' has not reached: it runs 2.0.0",
    ]);
  });
});

it('no ring is told to take what the ring before may not run itself', () => {
  const entries = {
    internal: { version: '1.6.0', ran: ['1.5.1'] },
    early: { version: '9.9.9' },
    late: { version: '1.5.1' },
  };
  expect(
    issuesOf({ products: [product('web', {}, entries)], customers: [] }).map(({ at: { path }, fix }) => [
      path,
      fix,
    ]),
  ).toStrictEqual([
    ['early.version', expect.stringMatching(/^set this one to 1\.6\.0, /)],
    [
      'late.version',
      "list 1.5.1 under ran of early if it ran there, let early run 1.5.1 first, or give hotfix: { version: '1.5.1', reason: '…' }",
    ],
  ]);
});

it('a ring whose predecessor is not in the file is refused', () => {
  expect(judge({}, { version: '1.0.0' })).toStrictEqual([
    {
      severity: 'error',
      at: at('early.version'),
      problem: "'early' runs 1.0.0, which 'internal' does not run",
      fix: "add internal to this file, or give hotfix: { version: '1.0.0', reason: '…' }",
    },
  ]);
});

it('nothing is said of a ring whose predecessor could not be read', () => {
  const rings = { ...ringsFile(file, { early: { version: '1.0.0' } }), isUnread: () => true };
  expect(issuesOf({ products: [{ ...product('web'), rings }], customers: [] })).toStrictEqual([]);
});

describe('a ring after several', () => {
  const rings = {
    gpu: { environment: 'dev' },
    cpu: { environment: 'dev', after: [] },
    qa: { environment: 'dev', after: ['gpu', 'cpu'] },
  };
  const joined = (gpu: RingEntry, cpu: RingEntry, qa: RingEntry) =>
    issuesOf({
      fleet: fleet({ rings }),
      products: [product('web', {}, { gpu, cpu, qa })],
      customers: [],
    });

  it('runs what all of them run or ran; those beside each other run what they like', () => {
    expect(joined({ version: '2.0.0' }, { version: '1.0.0' }, { version: '1.0.0' })).toHaveLength(1);
    const behind = { version: '1.0.0' };
    expect(joined({ version: '2.0.0', ran: ['1.0.0'] }, behind, behind)).toStrictEqual([]);
    expect(joined({ version: '2.0.0' }, { version: '2.1.0', ran: ['2.0.0'] }, { version: '2.0.0' })).toEqual(
      [],
    );
  });

  it('is told of each that has not, and of no version that another has not', () => {
    const found = joined(
      { version: '2.1.0' },
      { version: '2.2.0', previous: '2.1.0', percent: 10 },
      { version: '3.0.0' },
    );
    expect(found).toStrictEqual([
      {
        severity: 'error',
        at: at('qa.version'),
        problem: "'qa' runs 3.0.0, which 'cpu' has not reached: it runs 2.2.0 and 2.1.0",
        fix: "set this one to 2.1.0, list 3.0.0 under ran of cpu if it ran there before it was set back, let cpu run 3.0.0 first, or give hotfix: { version: '3.0.0', reason: '…' }",
      },
      {
        severity: 'error',
        at: at('qa.version'),
        problem: "'qa' runs 3.0.0, which 'gpu' has not reached: it runs 2.1.0",
        fix: "set this one to 2.1.0, list 3.0.0 under ran of gpu if it ran there before it was set back, let gpu run 3.0.0 first, or give hotfix: { version: '3.0.0', reason: '…' }",
      },
    ]);
  });

  it('needs a hotfix as long as one of them has not run the version', () => {
    const hotfix = { version: '2.0.0', reason: 'CVE-2026-1234' };
    const qa = { version: '2.0.0', hotfix };
    expect(joined({ version: '2.0.0' }, { version: '1.0.0' }, qa)).toStrictEqual([]);
    expect(joined({ version: '2.0.0' }, { version: '2.0.0' }, qa).map(({ problem }) => problem)).toEqual([
      "'qa' needs no hotfix for 2.0.0: 'gpu' runs or ran it, and 'cpu' runs or ran it",
    ]);
  });

  it('takes a version on no day before each of them did', () => {
    const since = (day: string) => ({ version: '2.0.0', since: day });
    const found = joined(since('2026-11-01'), since('2026-11-20'), since('2026-11-10'));
    expect(found.map(({ at: place, problem }) => [place.path, problem])).toStrictEqual([
      ['qa.since', "'qa' runs 2.0.0 since 2026-11-10, before 'cpu' did: 2026-11-20"],
    ]);
  });
});

describe('a hotfix', () => {
  const hotfix = { version: '1.0.1', reason: 'CVE-2026-1234' };

  it('lets the version run that it is for', () => {
    expect(judge({ version: '1.0.0' }, { version: '1.0.1', hotfix })).toStrictEqual([]);
    expect(
      judge({ version: '2.0.0' }, { version: '2.0.0', previous: '1.0.1', percent: 50, hotfix }),
    ).toStrictEqual([]);
  });

  it('lets no other version run: the reason was for another one', () => {
    expect(judge({ version: '1.0.0' }, { version: '9.9.9', hotfix })).toStrictEqual([
      {
        severity: 'error',
        at: at('early.version'),
        problem:
          "'early' runs 9.9.9, which 'internal' has not reached: it runs 1.0.0; its hotfix is for 1.0.1",
        fix: "set this one to 1.0.0, list 9.9.9 under ran of internal if it ran there before it was set back, let internal run 9.9.9 first, or give hotfix: { version: '9.9.9', reason: '…' }",
      },
    ]);
  });
});

describe('a ring that follows an image', () => {
  const problems = (policy: ImagePolicySpec, now: string, version: string) => {
    const image = { name: 'ghcr.io/acme/web', rings: { internal: policy } };
    const entries = { internal: { version: now }, early: { version }, late: { version } };
    const web = product('web', { version: { value: 'image.tag' }, image }, entries);
    return issuesOf({ products: [web], customers: [] })
      .filter((issue) => issue.at.path === 'early.version')
      .map(({ problem }) => problem);
  };

  it.each<[ImagePolicySpec, string, string]>([
    [{ semver: '1.x' }, '1.4.0', '1.3.9'],
    [{ semver: '>=1.2.0, <2.0.0' }, 'v1.4.0', '1.2.0'],
    [{ semver: '1.x-0' }, '1.5.0-rc.2', '1.5.0-rc.1'],
    [{ numerical: 'asc' }, '42', '41'],
    [{ numerical: 'desc' }, '41', '42'],
    [{ alphabetical: 'asc' }, '2026-11-b', '2026-11-a'],
    [{ newestBuild: true }, '1.4.0', '1.3.0'],
  ])('by %j ran what it took before %s, as %s', (policy, now, version) => {
    expect(problems(policy, now, version)).toStrictEqual([]);
  });

  it.each<[ImagePolicySpec, string, string]>([
    [{ semver: '1.x' }, '1.4.0', '0.9.0'],
    [{ semver: '1.x' }, '1.4.0', '1.4.0-rc.1'],
    [{ semver: '1.x' }, '1.4.0', '1.5.0'],
    [{ semver: 'whatever' }, '1.4.0', '1.3.0'],
    [{ numerical: 'asc' }, '41', '42'],
    [{ alphabetical: 'desc' }, 'b', 'a'],
  ])('by %j is at %s, and never ran %s', (policy, now, version) => {
    expect(problems(policy, now, version)).toHaveLength(1);
  });
});
