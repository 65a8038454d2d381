/** What a test's program says. */
export interface Said {
  out: string;
  said: string;
}

/** Takes stdout and stderr while a test of the file runs; both begin empty. */
export function listened(): Said {
  const found: Said = { out: '', said: '' };
  const writer = (take: (text: string) => void) =>
    ((text: unknown, end?: unknown) => {
      take(String(text));
      if (typeof end === 'function') (end as () => void)();
      return true;
    }) as typeof process.stdout.write;
  beforeEach(() => {
    found.out = '';
    found.said = '';
    jest.spyOn(process.stdout, 'write').mockImplementation(writer((text) => (found.out += text)));
    jest.spyOn(process.stderr, 'write').mockImplementation(writer((text) => (found.said += text)));
  });
  afterEach(() => jest.restoreAllMocks());
  return found;
}
