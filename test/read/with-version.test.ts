import { readRings, withVersion } from '../../lib/read';

const sound = `# Which version each ring runs.
early:
  version: '1.10'   # a trial
  since: 2026-11-02
late: { version: '1.9.0', previous: 1.8.0, percent: 50, hotfix: a leak }
`;
const read = (text: string) => readRings('products/web/rings.yaml', text);

describe('withVersion', () => {
  const to = { version: '1.20', since: '2026-12-01' };

  it('changes the characters of the values, and nothing else', () => {
    expect(withVersion(sound, 'early', to)).toBe(
      sound.replace(`'1.10'`, `'1.20'`).replace('2026-11-02', '2026-12-01'),
    );
  });

  it('keeps odd formatting, blank lines and comments as they are', () => {
    const odd = `\n\n# top\nlate:   {version: "1.9" , since: 2026-01-01}   # flow\n\n\nearly:\n      # inner\n      since:    2026-11-02\n      version:  1.10.0 # plain\n# end`;
    expect(withVersion(odd, 'early', to)).toBe(
      odd.replace('2026-11-02', '2026-12-01').replace('1.10.0', '"1.20"'),
    );
    expect(withVersion(odd, 'late', to)).toBe(
      odd.replace('"1.9"', '"1.20"').replace('2026-01-01', '2026-12-01'),
    );
  });

  it.each([
    ['quoted', `'1.0'`],
    ['plain', 'v1.0'],
    ['a block of text', '>-\n    1.0\n '],
  ])('keeps the marker by which Flux finds the version: %s', (_, version) => {
    const marker = '{"$imagepolicy": "flux-system:web-early:tag"}';
    const [first, ...rest] = version.split('\n');
    const text = [`early:\n  version: ${first} # ${marker}`, ...rest, ''].join('\n');
    const changed = read(withVersion(text, 'early', to));
    expect(changed.issues).toEqual([]);
    expect(changed.rings.setter!('early')).toBe(marker);
    expect(changed.rings.entries['early']).toEqual(to);
  });

  it('quotes what a reader would take for a number', () => {
    const changed = withVersion('early:\n  version: 1.9.0\n', 'early', { version: '1.10' });
    expect(changed).toBe('early:\n  version: "1.10"\n');
    expect(read(changed).issues).toEqual([]);
  });

  it.each([
    [
      'a key that is not there',
      `# top\nearly:\n  version: '1.0' # now\n`,
      `# top\nearly:\n  version: '1.20' # now\n  since: 2026-12-01\n`,
    ],
    [
      'a ring that is not there',
      `# top\nlate:\n  version: '1.0'\n`,
      `# top\nlate:\n  version: '1.0'\nearly:\n  version: "1.20"\n  since: 2026-12-01\n`,
    ],
    [
      'a ring without an entry',
      `# top\nearly:\nlate:\n  version: '1.0'\n`,
      `# top\nearly:\n  version: "1.20"\n  since: 2026-12-01\nlate:\n  version: '1.0'\n`,
    ],
    [
      'a value that is not there',
      `early:\n  version:\n  since: 2026-11-02\n`,
      `early:\n  version: "1.20"\n  since: 2026-12-01\n`,
    ],
    ['an empty file', '', `early:\n  version: "1.20"\n  since: 2026-12-01\n`],
  ])('adds %s', (_, text, expected) => {
    expect(withVersion(text, 'early', to)).toBe(expected);
  });

  it('reads back as the change', () => {
    for (const version of ['1.20', '1e3', '0x1f', 'yes', 'v1.0.0-rc.1', "it's", 'a: b', '#1', '*x']) {
      const { rings, issues } = read(withVersion(sound, 'early', { version, since: '2026-12-01' }));
      expect([issues, rings.entries['early']]).toEqual([[], { version, since: '2026-12-01' }]);
    }
  });
});
