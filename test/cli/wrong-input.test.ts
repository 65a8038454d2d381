import { Checkout } from '../support/checkout';
import { mistakes } from './mistakes';

describe('input that is wrong in many ways at once', () => {
  const checkout = new Checkout();
  const before = { files: checkout.files(), times: checkout.times() };
  for (const { make } of Object.values(mistakes)) make(checkout);
  const { status, stdout, stderr } = checkout.synth();
  const after = { files: checkout.files(), times: checkout.times() };
  afterAll(() => checkout.remove());

  const said = stderr.split('\n').filter((line) => /^(error|warning): /.test(line));

  it.each(Object.entries(mistakes))('is told of %s', (_, mistake) => {
    expect(said.filter((line) => line.startsWith(mistake.said))).toHaveLength(1);
  });

  it('is told of nothing else', () => {
    const expected = Object.values(mistakes).map((mistake) => mistake.said);
    expect(said.filter((line) => !expected.some((start) => line.startsWith(start)))).toEqual([]);
    expect(stderr).toMatch(/\n18 errors\n$/);
  });

  it('is told what to do about each', () => {
    expect(stderr.match(/^ {2}fix: \S.*$/gm)).toHaveLength(said.length);
  });

  it('fails with exit code 1, says so on stderr alone, and shows no stack trace', () => {
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stderr).not.toContain(checkout.folder);
  });

  it('leaves dist/ as it was, to the byte and the moment', () => {
    expect(after).toEqual(before);
    expect(Object.keys(before.files).length).toBeGreaterThan(200);
  });
});
