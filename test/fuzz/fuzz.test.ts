import { casesOf, categories, type Category } from './corpus';
import type { Case } from './case';
import { shown, Target } from './runs';
import { faultsOf } from './verdict';
import type { Ran } from './worker';

/*
 * Malformed input of every kind, made from a seed: it is told with its place, by an exit code of 1 and without a stack
 * trace; no secret is printed, and the output stays as it was. To run one category or seed alone:
 * FUZZ=secrets:17 npx jest test/fuzz
 */
const [asked, seed] = (process.env['FUZZ'] ?? '').split(':');
const names = (Object.keys(categories) as Category[]).filter((name) => !asked || name === asked);
const cases = new Map(
  names.map((name) => [name, casesOf(name).filter((each) => !seed || each.seed === Number(seed))]),
);

/* Each runs a hundred times. */
jest.setTimeout(600_000);

/* One process runs all of them: it loads the program once. */
const all = [...cases.values()].flat();
let target: Target;
let ran: Map<Case, Ran>;
beforeAll(async () => {
  target = new Target();
  const each = await target.runAll(all);
  ran = new Map(all.map((one, index) => [one, each[index]!]));
});
afterAll(() => target.remove());

it.each(names)('%s that are malformed are told as what they are', (name) => {
  const each = cases.get(name)!;
  const folder = target.checkout.folder;
  const wrong = each.flatMap((one) => {
    const faults = faultsOf(one, ran.get(one)!, folder);
    return faults.length === 0
      ? []
      : [`${faults.join(', ')}\n${shown(one)}\n${ran.get(one)!.stderr.slice(0, 2_000)}`];
  });
  if (wrong.length > 0) throw new Error(`${wrong.length} of ${each.length}:\n\n${wrong.join('\n\n')}`);
});

it('at least 500 inputs are tried, each another, and of each kind its share', () => {
  const tried = names.flatMap((name) => casesOf(name));
  expect(new Set(tried.map(({ changes }) => JSON.stringify(changes))).size).toBeGreaterThanOrEqual(500);
  for (const name of names) expect([name, casesOf(name).length]).toEqual([name, categories[name].share]);
});
