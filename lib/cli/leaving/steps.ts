import { loadCatalogue, located, read } from '../../read';
import type { Specs } from '../../authored/specs';
import { error, type Issue } from '../../issues/issue';
import { plan as planned } from '../../planner/plan';
import type { Plan } from '../../plan/fleet';
import { isOurs, withChanges } from '../../removals/steps/step';
import { toCluster } from './moving';
import type { Leaves, Leaving, Left, LeavingOptions } from './options';
import { removing } from './removing';
import { movedTo, renaming } from './renaming';
import { toRing } from './ring';

/** The steps that are left, each of which has been planned, with every rule. */
export function leavingOf(
  plan: Plan,
  { root, catalogue, day }: { root: string; catalogue: Parameters<typeof loadCatalogue>[1]; day: string },
  options: LeavingOptions,
): Leaves {
  const loaded = loadCatalogue(root, catalogue);
  if ('issues' in loaded) return { issues: loaded.issues };
  const { specs } = read({ root, catalogue: loaded.catalogue });
  const result = stepsOf({ plan, specs, day }, options);
  if ('issues' in result) return { issues: located(root, result.issues) };
  const issues = [...faultsOf(specs, result.leaving)];
  return issues.length > 0 ? { issues: located(root, issues) } : result;
}

function stepsOf(left: Left, options: LeavingOptions): Leaves {
  if (options.verb === 'remove') return removing(left, options);
  if (options.verb === 'rename') return renaming(left, options);
  const { name, to, ring, reason } = options;
  if ((to === undefined) === (ring === undefined)) {
    const problem = to === undefined ? 'says neither cluster nor ring' : 'says both cluster and ring';
    return { issues: [error({ file: 'move' }, problem, 'give --to CLUSTER, or --ring RING: one at a time')] };
  }
  return to === undefined ? toRing(left, name, ring!, reason) : toCluster(left, name, to);
}

/** What any of the steps would be refused for. */
function* faultsOf(specs: Specs, { customer, steps }: Leaving): Generator<Issue> {
  let now = customer;
  for (const step of steps) {
    const { changes, isRemoval, folder } = step;
    if (!isOurs(step)) return;
    if (changes) now = { ...now, spec: withChanges(now.spec, changes) };
    if (folder !== undefined) now = { ...now, file: movedTo(now.file, folder) };
    const others = specs.customers.filter(({ file }) => file !== customer.file);
    const { issues } = planned({ ...specs, customers: isRemoval ? others : [...others, now] });
    const errors = issues.filter(({ severity }) => severity === 'error');
    yield* errors;
    if (errors.length > 0) return;
  }
}
