import { readRings, withVersion } from '../../lib/read';

const sound = `# Which version each ring runs.
early:
  version: '1.10'   # a trial
  since: 2026-11-02
late: { version: '1.9.0', previous: 1.8.0, percent: 50, hotfix: { version: '1.9.0', reason: a leak } }
`;
const read = (text: string) => readRings('products/web/rings.yaml', text);

describe('withVersion', () => {
  const to = { version: '1.20', since: '2026-12-01' };

  it('changes the characters of the values, adds what the ring ran, and touches nothing else', () => {
    expect(withVersion(sound, 'early', to)).toBe(
      sound
        .replace(`'1.10'   # a trial\n`, `'1.20'   # a trial\n  ran: ['1.10']\n`)
        .replace('2026-11-02', '2026-12-01'),
    );
  });

  it('keeps odd formatting, blank lines and comments as they are', () => {
    const odd = `\n\n# top\nlate:   {version: "1.9" , since: 2026-01-01}   # flow\n\n\nearly:\n      # inner\n      since:    2026-11-02\n      version:  1.10.0 # plain\n# end`;
    expect(withVersion(odd, 'early', to)).toBe(
      odd
        .replace('2026-11-02', '2026-12-01')
        .replace('1.10.0 # plain', `"1.20" # plain\n      ran: ['1.10.0']`),
    );
    expect(withVersion(odd, 'late', to)).toBe(
      odd.replace('"1.9"', `"1.20", ran: ['1.9']`).replace('2026-01-01', '2026-12-01'),
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
    expect(changed.rings.entries['early']).toEqual({
      ...to,
      ran: [version.replace(/^\D*?(v?1\.0)\D*$/, '$1')],
    });
  });

  it('quotes what a reader would take for a number', () => {
    const changed = withVersion('early:\n  version: 1.9.0\n', 'early', { version: '1.10' });
    expect(changed).toBe(`early:\n  version: "1.10"\n  ran: ['1.9.0']\n`);
    expect(read(changed).issues).toEqual([]);
  });

  it.each([
    [
      'a key that is not there',
      `# top\nearly:\n  version: '1.0' # now\n`,
      `# top\nearly:\n  version: '1.20' # now\n  ran: ['1.0']\n  since: 2026-12-01\n`,
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
      expect([issues, rings.entries['early']]).toEqual([[], { version, since: '2026-12-01', ran: ['1.10'] }]);
    }
  });

  it.each([
    ['first', `ran: ['1.9', '1.8']`, `ran: ['1.10', '1.9', '1.8']`],
    ['into an empty list', 'ran: []', `ran: ['1.10']`],
    ['once', `ran: ["1.10", 1.9.0]`, `ran: ['1.10', '1.9.0']`],
    [
      'into a list of lines',
      `ran:\n    - '1.9' # a leak\n    - '1.8'`,
      `ran:\n    - "1.10"\n    - "1.9"\n    - "1.8"`,
    ],
  ])('puts the version that the ring leaves %s', (_, ran, expected) => {
    const text = (version: string, history: string) =>
      `early:\n  version: '${version}' # now\n  ${history}\n`;
    expect(withVersion(text('1.10', ran), 'early', { version: '1.20' })).toBe(text('1.20', expected));
  });

  it('takes the version that the ring goes back to out of what it ran', () => {
    const text = `early:\n  version: '1.7.0'\n  ran: ['1.6.0', '1.5.0']\n`;
    expect(withVersion(text, 'early', { version: '1.6.0' })).toBe(
      `early:\n  version: '1.6.0'\n  ran: ['1.7.0', '1.5.0']\n`,
    );
  });

  it('leaves what the ring ran where it stays at its version', () => {
    const text = `early:\n  version: '1.7.0'\n  since: 2026-11-02\n`;
    expect(withVersion(text, 'early', { version: '1.7.0', since: '2026-12-01' })).toBe(
      text.replace('2026-11-02', '2026-12-01'),
    );
  });
});
