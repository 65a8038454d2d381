import type { RingEntry } from '../../../lib/authored/specs';
import { issuesOf, product } from '../../support/specs';

const file = 'products/web/rings.yaml';

function judge(internal: RingEntry, early: RingEntry = internal) {
  const entries = { internal, early, late: { version: early.version } };
  return issuesOf({ products: [product('web', {}, entries)], customers: [] });
}

describe('what a ring ran', () => {
  it('may be anything that it no longer runs', () => {
    expect(judge({ version: '1.6.0', ran: ['1.7.0', '1.5.1', 'nightly'] })).toStrictEqual([]);
  });

  it('is not what it runs', () => {
    expect(judge({ version: '1.6.0', ran: ['1.5.1', '1.6.0'] }, { version: '1.6.0' })).toStrictEqual([
      {
        severity: 'warning',
        at: { file, path: 'internal.ran' },
        problem: "'internal' runs 1.6.0, which it lists under ran as well",
        fix: 'remove 1.6.0 from ran: what a ring runs counts as it is',
      },
    ]);
  });
});

describe('the day on which a ring took a version', () => {
  it.each<[string, RingEntry, RingEntry]>([
    ['after', { version: '2', since: '2026-11-02' }, { version: '2', since: '2026-11-16' }],
    ['the same as', { version: '2', since: '2026-11-02' }, { version: '2', since: '2026-11-02' }],
    ['not known, as is', { version: '2' }, { version: '2', since: '2026-11-02' }],
  ])('may be %s that of the ring before', (_, internal, early) => {
    expect(judge(internal, early)).toStrictEqual([]);
  });

  it('before that of the ring before was not moved with the version', () => {
    expect(
      judge({ version: '1.5.1', since: '2026-11-16' }, { version: '1.5.1', since: '2026-11-02' }),
    ).toStrictEqual([
      {
        severity: 'warning',
        at: { file, path: 'early.since' },
        problem: "'early' runs 1.5.1 since 2026-11-02, before 'internal' did: 2026-11-16",
        fix: 'set since of each to the day on which it took the version',
      },
    ]);
  });

  it.each<[string, RingEntry, RingEntry]>([
    [
      'runs another version',
      { version: '2', since: '2026-11-16', ran: ['1'] },
      { version: '1', since: '2026-11-02' },
    ],
    [
      'was set back',
      { version: '1', since: '2026-11-16', ran: ['2'] },
      { version: '1', since: '2026-11-02' },
    ],
  ])('tells nothing where the ring before %s', (_, internal, early) => {
    expect(judge(internal, early)).toStrictEqual([]);
  });

  it('tells nothing where the ring before was set back to what it says that it ran', () => {
    const internal = { version: '1', since: '2026-11-16', ran: ['1'] };
    expect(judge(internal, { version: '1', since: '2026-11-02' }).map(({ at }) => at.path)).toStrictEqual([
      'internal.ran',
    ]);
  });

  it('tells nothing of a hotfix, which comes before its turn', () => {
    const early = { version: '2', since: '2026-11-02', hotfix: { version: '2', reason: 'x' } };
    expect(judge({ version: '2', since: '2026-11-16' }, early).map(({ at }) => at.path)).toStrictEqual([
      'early.hotfix',
    ]);
  });
});
