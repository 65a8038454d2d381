import type { RingSpec } from '../../../lib/authored/fleet';
import { fleet, issuesOf } from '../../support/specs';

function judge(after: Readonly<Record<string, RingSpec['after']>>) {
  const rings = Object.entries(after).map(([name, each]): [string, RingSpec] => [
    name,
    { environment: 'prod', ...(each !== undefined && { after: each }) },
  ]);
  const own = fleet({ rings: Object.fromEntries(rings) });
  return issuesOf({ fleet: own, products: [], customers: [] });
}

const wrong = (ring: string, problem: string, fix: string) => ({
  severity: 'error',
  at: { file: 'fleet/fleet.ts', path: `rings.${ring}.after` },
  problem,
  fix,
});

it('rings may stand beside each other and join again', () => {
  expect(judge({ a: undefined, b: [], c: 'a', d: ['c', 'b'], e: undefined })).toStrictEqual([]);
});

it.each<[string, Record<string, RingSpec['after']>, ReturnType<typeof wrong>]>([
  [
    'that there is not',
    { early: undefined, late: ['early', 'erly'] },
    wrong('late', "unknown ring 'erly'", "did you mean 'early'? Allowed: early, late"),
  ],
  [
    'that is itself',
    { early: undefined, late: 'late' },
    wrong('late', "'late' comes after itself", 'name the rings before it, or give [] where it begins'),
  ],
  [
    'that stands below it',
    { early: 'late', late: [] },
    wrong(
      'early',
      "'early' comes after 'late', which stands below it",
      "move 'early' below 'late': the record is in the order of the rollout",
    ),
  ],
  [
    'that comes after it in the end, be it only for standing below',
    { a: 'c', b: undefined, c: undefined },
    wrong(
      'a',
      'rings come after one another: a -> c -> b -> a',
      'give the first of them the rings before all of these, or after: [] where it begins',
    ),
  ],
])('a ring cannot come after one %s', (_, after, issue) => {
  expect(judge(after)).toStrictEqual([issue]);
});
