import { loadCatalogue, located, read } from '../../read';
import type { CustomerInput, Specs } from '../../authored/specs';
import { isPooled } from '../../facts/pools';
import { placementsOf } from '../../facts/placements';
import { error, type Issue } from '../../issues/issue';
import { unknown } from '../../issues/unknown';
import { plan as planned } from '../../planner/plan';
import { tenantsOf, type Plan } from '../../plan/fleet';
import type { TenantPlan } from '../../plan/tenant';
import { stepsOfMove } from '../../removals/steps/move';
import { stepsOfOffboarding } from '../../removals/steps/offboarding';
import { withChanges, type LeavingStep } from '../../removals/steps/step';

/** Options as people typed them: any text is possible. */
export type LeavingOptions =
  | { readonly verb: 'move'; readonly name: string; readonly to: string; readonly commit?: boolean }
  | {
      readonly verb: 'remove';
      readonly name: string;
      readonly resources?: string;
      readonly commit?: boolean;
    };

/** Who leaves, and by which steps. */
export interface Leaving {
  readonly customer: CustomerInput;
  readonly steps: readonly LeavingStep[];
}

type Found = { readonly leaving: Leaving } | { readonly issues: readonly Issue[] };

/** The steps that are left, each of which has been planned, with every rule. */
export function leavingOf(
  found: Plan,
  root: string,
  catalogue: Parameters<typeof loadCatalogue>[1],
  options: LeavingOptions,
): Found {
  const loaded = loadCatalogue(root, catalogue);
  if ('issues' in loaded) return { issues: loaded.issues };
  const { specs } = read({ root, catalogue: loaded.catalogue });
  const result = options.verb === 'move' ? moving(found, specs, options) : removing(found, specs, options);
  if ('issues' in result) return result;
  const issues = [...faultsOf(specs, result.leaving)];
  return issues.length > 0 ? { issues: located(root, issues) } : result;
}

function moving(found: Plan, { customers }: Specs, { name, to }: LeavingOptions & { verb: 'move' }): Found {
  const tenants = tenantsOf(found).filter(({ customer }) =>
    customers.some(({ spec }) => spec.name === customer),
  );
  const names = (all: readonly { readonly name: string }[]) => all.map((each) => each.name);
  const tenant = tenants.find((each) => each.name === name);
  const cluster = found.clusters.find((each) => each.name === to);
  const issues = [
    ...unknown({ file: 'move' }, 'tenant', name, names(tenants)),
    ...unknown({ file: '--to' }, 'cluster', to, names(found.clusters)),
  ];
  if (!tenant || !cluster) return { issues };
  const customer = customers.find(({ spec }) => spec.name === tenant.customer)!;
  const place = placeIn(customer, tenant);
  if (!place) {
    const problem = `it says no cluster: its region or its pool decides`;
    const at = { file: customer.file, path: `tenants.${tenant.environment.name}` };
    return {
      issues: [
        error(at, problem, 'give it a cluster there, and move it then; of a pool, the one in placement.yaml'),
      ],
    };
  }
  const environment = found.environments.find((each) => each.name === tenant.environment.name)!;
  return { leaving: { customer, steps: stepsOfMove(tenant, cluster, place, environment) } };
}

/** Where the customer's file places the tenant on a cluster. */
function placeIn({ spec }: CustomerInput, { environment, site }: TenantPlan): readonly string[] | undefined {
  const stated = spec.tenants[environment.name];
  if (!stated || isPooled(stated)) return undefined;
  const found = placementsOf(spec).find(
    (each) => each.environment === environment.name && each.site === site,
  );
  return found && ['tenants', environment.name, ...(site === undefined ? [] : ['sites', site])];
}

function removing(
  found: Plan,
  { customers }: Specs,
  { name, resources }: LeavingOptions & { verb: 'remove' },
): Found {
  const input = customers.find(({ spec }) => spec.name === name);
  const customer = found.customers.find((each) => each.name === name);
  const names = customers.map(({ spec }) => spec.name);
  const issues = unknown({ file: 'remove customer' }, 'customer', name, names);
  if (resources !== 'keep' && resources !== 'delete') {
    const problem = resources === undefined ? 'is not given' : `is '${resources}'`;
    issues.push(
      error(
        { file: '--resources' },
        problem,
        'say what becomes of its workloads: --resources keep, or --resources delete',
      ),
    );
    return { issues };
  }
  if (!input || !customer) return { issues };
  const regional = customer.tenants.find((tenant) => !placeIn(input, tenant));
  const steps = stepsOfOffboarding({ ...customer, spec: input.spec }, resources);
  if (regional && regional.environment.onDelete !== (resources === 'keep' ? 'orphan' : 'cascade')) {
    const at = { file: input.file, path: `tenants.${regional.environment.name}` };
    const value = resources === 'keep' ? 'orphan' : 'cascade';
    return {
      issues: [
        error(
          at,
          'has no cluster of its own, so that the step is not written here',
          `write onDelete: '${value}' there, and commit it; then run this again`,
        ),
      ],
    };
  }
  return { leaving: { customer: input, steps } };
}

/** What any of the steps would be refused for. */
function* faultsOf(specs: Specs, { customer, steps }: Leaving): Generator<Issue> {
  let now = customer;
  for (const { changes, isRemoval } of steps) {
    if (changes) now = { ...now, spec: withChanges(now.spec, changes) };
    if (!changes && !isRemoval) return;
    const others = specs.customers.filter(({ file }) => file !== customer.file);
    const { issues } = planned({ ...specs, customers: isRemoval ? others : [...others, now] });
    const errors = issues.filter(({ severity }) => severity === 'error');
    yield* errors;
    if (errors.length > 0) return;
  }
}
