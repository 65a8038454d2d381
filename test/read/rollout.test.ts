import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plan } from '../../lib/planner/plan';
import { readRings, withVersion } from '../../lib/read';
import { sampleRoot, sampleSpecs } from '../support/sample';

const specs = sampleSpecs();
const order = Object.keys(specs.fleet.rings);
const file = 'products/product-c/rings.yaml';
const text = readFileSync(join(sampleRoot, file), 'utf8');

/** What is said of the sample fleet with this file, line and column included. */
function said(given: string): string[] {
  const { rings, issues } = readRings(file, given);
  expect(issues).toEqual([]);
  const products = specs.products.map((input) =>
    input.spec.name === 'product-c' ? { ...input, rings } : input,
  );
  return plan({ ...specs, products }).issues.map(({ at, problem }) => `${at.line}:${at.column} ${problem}`);
}

it('a version goes from ring to ring, and what each ran stays proven', () => {
  let now = text;
  for (const [index, ring] of order.entries()) {
    now = withVersion(now, ring, { version: '0.5.0', since: `2026-12-0${index + 1}` });
    expect([ring, said(now)]).toEqual([ring, []]);
  }
  const { rings } = readRings(file, now);
  expect(Object.values(rings.entries).map(({ version, ran }) => [version, ran?.[0]])).toEqual([
    ['0.5.0', '0.4.2'],
    ['0.5.0', '0.4.1'],
    ['0.5.0', '0.4.1'],
    ['0.5.0', '0.4.0'],
    ['0.5.0', '0.3.8'],
  ]);
});

it('a ring that skips the one before it is refused at its line', () => {
  expect(
    said(
      text.replace(`ring2-earlyadopters:\n  version: '0.4.1'`, `ring2-earlyadopters:\n  version: '0.4.2'`),
    ),
  ).toEqual(["13:12 'ring2-earlyadopters' runs 0.4.2, which 'ring1-staging' has not reached: it runs 0.4.1"]);
});

describe('a ring that is set back alone', () => {
  const ahead = withVersion(text, 'ring1-staging', { version: '0.4.2', since: '2026-11-20' });

  it('leaves the next one with what it has not proven, unless it says that it ran that', () => {
    const back = ahead.replace(`'0.4.2'\n  since: 2026-11-12`, `'0.4.1'\n  since: 2026-11-12`);
    expect(said(back)).toEqual([
      "7:3 'ring0-internal' runs 0.4.1, which it lists under ran as well",
      "9:12 'ring1-staging' runs 0.4.2, which 'ring0-internal' has not reached: it runs 0.4.1",
    ]);
  });

  it('is in order where it says so, as withVersion does', () => {
    const back = withVersion(ahead, 'ring0-internal', { version: '0.4.1', since: '2026-11-25' });
    expect(back).toContain("ran: ['0.4.2', '0.4.0', '0.3.8']");
    expect(said(back)).toEqual([]);
  });
});
