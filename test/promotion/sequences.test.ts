import * as fc from 'fast-check';
import type { RecallSpec, RingEntry } from '../../lib/authored/specs';
import { lastOf, moveOf } from '../../lib/promotion/move';
import { fleet, issuesOf, product, ringsFile } from '../support/specs';

const RINGS = ['internal', 'early', 'late'] as const;
const VERSIONS = ['1.0.0', '1.1.0', '1.2.0', '2.0.0'] as const;

const step = fc.record({
  ring: fc.constantFrom(...RINGS),
  version: fc.constantFrom(...VERSIONS),
  percent: fc.constantFrom(undefined, 10, 60),
  isRollback: fc.boolean(),
  // One step in five recalls the version instead.
  isRecall: fc.nat(4).map((number) => number === 0),
});

it('whatever is asked for and recalled in whatever order, no ring takes what the ring before it never ran, or what is recalled', () => {
  let [taken, stopped] = [0, 0];
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 25 }), (steps) => {
      let entries: Record<string, RingEntry> = Object.fromEntries(
        RINGS.map((ring) => [ring, { version: '1.0.0' }]),
      );
      // Kept here, whatever the entries say.
      const ran = new Map(RINGS.map((ring) => [ring, new Set(['1.0.0'])]));
      const recalled = new Map<string, RecallSpec>();
      const withRecalls = (given: Record<string, RingEntry>) => ({
        ...ringsFile('products/web/rings.yaml', given),
        recalls: {
          file: 'products/web/recalls.yaml',
          entries: [...recalled.values()],
          locate: () => ({ file: 'products/web/recalls.yaml' }),
        },
      });
      for (const [index, { ring, percent, isRollback, isRecall, ...asked }] of steps.entries()) {
        const day = `2026-12-${String(index + 1).padStart(2, '0')}`;
        if (isRecall) {
          recalled.set(asked.version, { version: asked.version, date: day, reason: 'it leaks' });
          continue;
        }
        const file = withRecalls(entries);
        const version = isRollback ? lastOf(entries[ring]!, file) : asked.version;
        if (version === undefined) continue;
        const input = product('web');
        const reason = 'it was asked for';
        const share = percent === undefined ? {} : { percent };
        const move = moveOf(fleet(), input, file, { product: 'web', ring, version, day, reason, ...share });
        if ('issue' in move) {
          if (recalled.has(version)) stopped++;
          continue;
        }
        const next = { ...entries, [ring]: move.after };
        const issues = issuesOf({ products: [{ ...input, rings: withRecalls(next) }], customers: [] });
        if (issues.some(({ severity }) => severity === 'error')) continue;
        expect(recalled.has(version)).toBe(false);
        entries = next;
        taken++;
        const before = RINGS[RINGS.indexOf(ring) - 1];
        if (before) expect([...ran.get(before)!]).toContain(version);
        ran.get(ring)!.add(version);
      }
    }),
    { numRuns: 100 },
  );
  expect(taken).toBeGreaterThan(50);
  expect(stopped).toBeGreaterThan(20);
});
