import { formatIssue } from '../../lib/cli/report';
import type { Location } from '../../lib/issues/issue';
import { readRings } from '../../lib/read';

const file = 'products/web/rings.yaml';
const read = (text: string) => readRings(file, text);
const said = (text: string) => read(text).issues.map((issue) => formatIssue(issue).replace(`${file}:`, ''));
const position = ({ line, column }: Location) => `${line}:${column}`;

const sound = `# Which version each ring runs.
early:
  version: '1.10'   # a trial
  since: 2026-11-02
late: { version: '1.9.0', previous: 1.8.0, percent: 50, hotfix: { version: 1.8.0, reason: a leak }, ran: ['1.7.0'] }
`;

describe('rings.yaml', () => {
  it('gives what each ring runs', () => {
    const { rings, issues } = read(sound);
    expect(issues).toEqual([]);
    expect(rings.file).toBe(file);
    expect(rings.entries).toEqual({
      early: { version: '1.10', since: '2026-11-02' },
      late: {
        version: '1.9.0',
        previous: '1.8.0',
        percent: 50,
        hotfix: { version: '1.8.0', reason: 'a leak' },
        ran: ['1.7.0'],
      },
    });
  });

  it('knows where each ring and value is', () => {
    const { rings } = read(sound);
    expect(position(rings.locate('early'))).toBe('2:1');
    expect(position(rings.locate('early', 'version'))).toBe('3:12');
    expect(position(rings.locate('late', 'percent'))).toBe('5:53');
  });

  it('knows the nearest place of what is not there', () => {
    const { rings } = read(sound);
    expect(position(rings.locate('early', 'hotfix'))).toBe('2:1');
    expect(rings.locate('never')).toEqual({ file });
  });

  it.each([
    ['empty', ''],
    ['all comment', '# nothing yet\n'],
  ])('that is %s has no rings and no faults', (_, text) => {
    const { rings, issues } = read(text);
    expect([rings.entries, issues, rings.isUnread!('early')]).toEqual([{}, [], false]);
  });

  it.each([
    ['a list', '- early\n'],
    ['text', 'early\n'],
    ['a number', '1\n'],
  ])('that is %s is no map', (_, text) => {
    expect(said(text)).toEqual([`error:  is not a map\n  fix: give a map from ring to { version, since }`]);
  });

  it('says of broken syntax where it is', () => {
    expect(said(`early:\n  version: '1.0\nlate:\n  version: '1.0'\n`)[0]).toMatch(
      /^error: 2:16: not YAML: Missing closing 'quote/,
    );
    expect(said('early: {\n')[0]).toMatch(/^error: 2:1: not YAML: /);
  });

  it('has each ring once', () => {
    expect(said(`early: { version: '1' }\nlate: { version: '1' }\nearly: { version: '2' }\n`)).toEqual([
      'error: 3:1: not YAML: Map keys must be unique\n  fix: correct the syntax',
    ]);
  });

  it('is one document', () => {
    expect(said(`early: { version: '1' }\n---\nlate: { version: '1' }\n`)).toEqual([
      'error: 2:1: begins a second document\n  fix: take out the line of ---: the file is one map',
    ]);
  });
});

describe('an entry of rings.yaml', () => {
  const quote = "give text in quotes, as in version: '1.10', which without them is the number 1.1";
  it.each([
    [
      'a version without quotes',
      'version: 1.10',
      `3:12 early.version: 'version' is 1.1, which is not allowed`,
      quote,
    ],
    ['an empty version', `version: ''`, `3:12 early.version: 'version' is "", which is not allowed`, quote],
    ['no version', `since: 2026-11-02`, `2:1 early.version: 'version' is missing`, quote],
    [
      'a previous version without quotes',
      `version: '2'\n  previous: 1.10`,
      `4:13 early.previous: 'previous' is 1.1, which is not allowed`,
      quote,
    ],
    [
      'no day',
      `version: '1'\n  since: November`,
      `4:10 early.since: 'since' is "November", which is not allowed`,
      'give a day, as in 2026-11-02',
    ],
    [
      'a day that never was',
      `version: '1'\n  since: 2026-02-30`,
      `4:10 early.since: 'since' is "2026-02-30", which is not allowed`,
      'give a day, as in 2026-11-02',
    ],
    [
      'more than all',
      `version: '1'\n  percent: 101`,
      `4:12 early.percent: 'percent' is 101, which is too large`,
      'give at most 100',
    ],
    [
      'a share in words',
      `version: '1'\n  percent: half`,
      `4:12 early.percent: 'percent' is "half", not a number`,
      'give a whole number from 0 to 100',
    ],
    [
      'a hotfix that is none',
      `version: '1'\n  hotfix: true`,
      `4:11 early.hotfix: 'hotfix' is true, not a map`,
      'give a map with version, reason',
    ],
    [
      'a hotfix without the version that it is for',
      `version: '1.5.2'\n  hotfix: it's a leak`,
      `4:11 early.hotfix: 'hotfix' is "it's a leak", a reason for whatever version`,
      `give the version that it is for: hotfix: { version: '1.5.2', reason: 'it''s a leak' }`,
    ],
    [
      'a hotfix without a reason',
      `version: '1.5.2'\n  hotfix: { version: '1.5.2' }`,
      `4:3 early.hotfix.reason: 'hotfix.reason' is missing`,
      'give a string',
    ],
    [
      'a hotfix for a number',
      `version: '1.10'\n  hotfix: { version: 1.10, reason: a leak }`,
      `4:22 early.hotfix.version: 'hotfix.version' is 1.1, which is not allowed`,
      quote,
    ],
    [
      'one version for a list',
      `version: '1.10'\n  ran: '1.9'`,
      `4:8 early.ran: 'ran' is "1.9", not a list`,
      'give a list',
    ],
    [
      'a version that it ran without quotes',
      `version: '1.11'\n  ran: ['1.9', 1.10]`,
      `4:16 early.ran.1: 'ran.1' is 1.1, which is not allowed`,
      quote,
    ],
    [
      'an unknown key',
      `version: '1'\n  sinse: 2026-11-02`,
      `4:10 early.sinse: 'sinse' is unknown`,
      `remove it, or correct the name: did you mean 'since'? Allowed: hotfix, image, percent, previous, ran, since, version`,
    ],
    [
      'an alias to nowhere',
      'version: *standard',
      `2:1 early: 'early' cannot be read: Unresolved alias (the anchor must be set before the alias): standard`,
      'write the value out',
    ],
  ])('with %s is a fault at its place', (_, entry, where, fix) => {
    expect(said(`# comment\nearly:\n  ${entry}\n`)).toEqual([`error: ${where}\n  fix: ${fix}`]);
  });

  it.each([
    ['nothing', 'early:\n', 'null'],
    ['text', `early: '1.0'\n`, '"1.0"'],
    ['a list', 'early: [1]\n', '[1]'],
  ])('that is %s is no map', (_, text, given) => {
    expect(said(text)).toEqual([expect.stringContaining(`early: 'early' is ${given}, not a map`)]);
  });

  it('gives every fault at once, of every ring', () => {
    expect(said('early:\n  version: 1\n  percent: 200\nlate:\n  sinse: x\n')).toHaveLength(4);
  });

  it('with a fault keeps what is sound, so that nobody misses its version', () => {
    const { rings, issues } = read(`early:\n  version: '1.0'\n  sinse: 2026-11-02\n  percent: 101\n`);
    expect(rings.entries).toEqual({ early: { version: '1.0' } });
    expect([issues.length, rings.isUnread!('early')]).toEqual([2, false]);
  });

  it('without a sound version counts as unread, not as missing', () => {
    const { rings } = read(`early:\n  version: 1.10\nlate:\n  version: '1.0'\n`);
    expect(rings.entries).toEqual({ late: { version: '1.0' } });
    expect([rings.isUnread!('early'), rings.isUnread!('late'), rings.isUnread!('never')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(read('early: [').rings.isUnread!('late')).toBe(true);
  });

  it.each([
    ['previous', 'previous: 1.10'],
    ['ran', 'ran: [1.10]'],
  ])('with a fault in %s counts as unread, so that no later ring is told to miss it', (_, key) => {
    const { rings } = read(`early:\n  version: '1.0'\n  ${key}\n`);
    expect([rings.entries, rings.isUnread!('early')]).toEqual([{ early: { version: '1.0' } }, true]);
  });

  it('with a fault in hotfix is told once: whether it needs one is another question', () => {
    const { rings, issues } = read(`early:\n  version: '1.0'\n  hotfix: a leak\n`);
    expect([issues.length, rings.entries['early']!.hotfix!.version]).toEqual([1, '1.0']);
  });

  it('may have any name, also one that JavaScript knows', () => {
    const { rings, issues } = read(
      `__proto__: { version: '1' }\n1: { version: '2' }\nconstructor: { version: '3' }\n`,
    );
    expect(issues).toEqual([]);
    expect(Object.entries(rings.entries).map(([ring, { version }]) => [ring, version])).toEqual([
      ['1', '2'],
      ['__proto__', '1'],
      ['constructor', '3'],
    ]);
    expect(position(rings.locate('1', 'version'))).toBe('2:15');
  });
});

describe("Flux's marker on a version", () => {
  const marker = '{"$imagepolicy": "flux-system:web-early:tag"}';
  const setterOf = (text: string) => {
    const { rings, issues } = read(text);
    expect(issues).toEqual([]);
    return rings.setter!('early');
  };

  it.each([
    ['quoted', `early:\n  version: '1.0' # ${marker}\n`],
    ['plain', `early:\n  version: v1.0 # ${marker}\n  since: 2026-11-02\n`],
    ['far away', `early:\n  since: 2026-11-02\n  version: "1.0"    #   ${marker}  \n`],
    ['in braces of several lines', `early: {\n  version: '1.0', # ${marker}\n  since: 2026-11-02 }\n`],
    ['with a comment below', `early:\n  version: '1.0' # ${marker}\n  # not this one\n`],
  ])('is the comment at the end of its line: %s', (_, text) => {
    expect(setterOf(text)).toBe(marker);
  });

  it('is told of as it stands where Flux would not read it', () => {
    expect(setterOf(`early:\n  version: '1.0' # ${marker} because\n`)).toBe(`${marker} because`);
  });

  it.each([
    ['above the line', `early:\n  # ${marker}\n  version: '1.0'\n`],
    ['below the line', `early:\n  version: '1.0'\n  # ${marker}\n`],
    ['beside the ring', `early: # ${marker}\n  version: '1.0'\n`],
    ['behind the braces', `early: { version: '1.0' } # ${marker}\n`],
    ['beside another value', `early:\n  version: '1.0'\n  since: 2026-11-02 # ${marker}\n`],
    ['beside another ring', `early: { version: '1.0' }\nlate:\n  version: '1.0' # ${marker}\n`],
    ['a comment about something else', `early:\n  version: '1.0' # a trial\n`],
  ])('is nothing %s', (_, text) => {
    expect(setterOf(text)).toBeUndefined();
  });
});
