import { error, within } from '../../issues/issue';
import { unknown } from '../../issues/unknown';
import type { Rule } from '../rule';

/** A freeze ends after it began, and is of what there is. */
export const freezes: Rule = function* ({ specs: { fleet, fleetFile, products }, malformed }) {
  const known = {
    environments: ['environment', Object.keys(fleet.environments)],
    rings: ['ring', Object.keys(fleet.rings)],
    products: ['product', [...products.map(({ spec }) => spec.name), ...malformed]],
  } as const;
  for (const [name, freeze] of Object.entries(fleet.freezes ?? {})) {
    const at = within({ file: fleetFile }, 'freezes', name);
    if (freeze.until < freeze.from) {
      const problem = `the freeze '${name}' ends on ${freeze.until}, before it begins: ${freeze.from}`;
      yield error(within(at, 'until'), problem, 'give its last day');
    }
    for (const key of ['environments', 'rings', 'products'] as const) {
      const [noun, all] = known[key];
      for (const each of freeze[key] ?? []) yield* unknown(within(at, key), noun, each, all);
    }
  }
};
