import { Random } from '../fuzz/random';
import { anyEdit, type Done } from './edits';
import { Twin, type Level } from './twin';

jest.mock('../../lib/output/write', () => {
  const actual = jest.requireActual<{ readonly write: () => unknown }>('../../lib/output/write');
  return { ...actual, write: jest.fn(actual.write) };
});

/** `EDITS=17:1000 npx jest test/incremental/edits` makes a thousand steps from seed 17. */
const [seed = 3, steps = 30] = (process.env['EDITS'] ?? '').split(':').filter(Boolean).map(Number);

const twin = new Twin();
afterAll(() => twin.remove());

it(
  'does what a full run does, whatever is edited',
  async () => {
    const random = new Random(seed);
    const levels: Record<Level, number> = { unchanged: 0, some: 0, versions: 0, full: 0, refused: 0 };
    let log: string[] = [];
    const compare = async (what: string): Promise<Level> => {
      const { level, ...ended } = await twin.incremental();
      levels[level] += 1;
      log = [...log, `${level}: ${what}`].slice(-5);
      expect({ log, ...ended }).toEqual({ log, ...(await twin.full()) });
      return level;
    };
    await compare('from the start');
    for (let step = 0; step < steps; step++) {
      const done: Done[] = [];
      for (let count = random.pick([1, 1, 1, 1, 2]); count > 0; count--) done.push(anyEdit(twin, random));
      const level = await compare(`step ${step}: ${done.map(({ what }) => what).join('; ')}`);
      if (level === 'refused') for (const { undo } of done.reverse()) undo?.();
    }
    // It would hold of runs that are always full, too.
    for (const [level, count] of Object.entries(levels))
      expect([level, count >= steps / 50]).toEqual([level, true]);
    expect(levels.some + levels.versions).toBeGreaterThan(steps / 5);
  },
  60_000 + steps * 5000,
);
