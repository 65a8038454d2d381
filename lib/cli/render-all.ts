import { construct, unitsOf, type Unit } from '../constructs';
import type { Extend } from '../constructs/extend';
import { render, type RenderedFile } from '../output';
import type { Plan } from '../plan/fleet';
import type { Progress } from './report';

/** One unit after another, each forgotten when its files are taken. */
export function* renderAll(
  found: Plan,
  extend?: Extend,
  progress?: Progress,
  units: readonly Unit[] = unitsOf(found),
): Generator<RenderedFile> {
  for (const [index, unit] of units.entries()) {
    progress?.show(() => `${index} of ${units.length}: ${unit.kind} ${unit.plan.name}`);
    yield* render(construct(unit, extend));
  }
}
