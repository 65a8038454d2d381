import * as fc from 'fast-check';
import type { RingEntry } from '../../lib/authored/specs';
import { lastOf, moveOf } from '../../lib/promotion/move';
import { fleet, issuesOf, product, ringsFile } from '../support/specs';

const RINGS = ['internal', 'early', 'late'] as const;
const VERSIONS = ['1.0.0', '1.1.0', '1.2.0', '2.0.0'] as const;

const step = fc.record({
  ring: fc.constantFrom(...RINGS),
  version: fc.constantFrom(...VERSIONS),
  percent: fc.constantFrom(undefined, 10, 60),
  isRollback: fc.boolean(),
});

it('whatever is asked for in whatever order, no ring runs what the ring before it never ran', () => {
  let taken = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 25 }), (steps) => {
      let entries: Record<string, RingEntry> = Object.fromEntries(
        RINGS.map((ring) => [ring, { version: '1.0.0' }]),
      );
      // Kept here, whatever the entries say.
      const ran = new Map(RINGS.map((ring) => [ring, new Set(['1.0.0'])]));
      for (const [index, { ring, percent, isRollback, ...asked }] of steps.entries()) {
        const version = isRollback ? lastOf(entries[ring]!) : asked.version;
        if (version === undefined) continue;
        const input = product('web');
        const file = ringsFile('products/web/rings.yaml', entries);
        const day = `2026-12-${String(index + 1).padStart(2, '0')}`;
        const reason = 'it was asked for';
        const share = percent === undefined ? {} : { percent };
        const move = moveOf(fleet(), input, file, { product: 'web', ring, version, day, reason, ...share });
        if ('issue' in move) continue;
        const next = { ...entries, [ring]: move.after };
        const issues = issuesOf({ products: [product('web', {}, next)], customers: [] });
        if (issues.some(({ severity }) => severity === 'error')) continue;
        entries = next;
        taken++;
        const before = RINGS[RINGS.indexOf(ring) - 1];
        if (before) expect([...ran.get(before)!]).toContain(version);
        ran.get(ring)!.add(version);
      }
    }),
    { numRuns: 100 },
  );
  expect(taken).toBeGreaterThan(200);
});
