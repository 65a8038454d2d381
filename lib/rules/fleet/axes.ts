import { error, within, type Issue, type Location } from '../../issues/issue';
import { unknown } from '../../issues/unknown';
import { placementsOf, REGION, regionOf } from '../../facts/placements';
import type { FleetSpec } from '../../authored/fleet';
import type { CustomerInput, ProductInput } from '../../authored/specs';
import type { Rule } from '../rule';

type Axes = NonNullable<FleetSpec['axes']>;

/** Whatever is said of an axis is one of the fleet and one of its values. */
export const axes: Rule = function* ({ specs: { fleet, fleetFile, products, customers } }) {
  const { axes: all = {} } = fleet;
  const at = { file: fleetFile };
  yield* repeated(all, within(at, 'axes'));
  for (const [name, spec] of Object.entries(fleet.environments))
    yield* stated(all, spec.axes, within(at, 'environments', name));
  for (const [name, spec] of Object.entries(fleet.clusters)) {
    const own = within(at, 'clusters', name);
    yield* stated(all, spec.axes, own);
    yield* ofRegion(all, spec.region, within(own, 'region'));
  }
  for (const product of products) yield* ofProduct(all, product);
  for (const customer of customers) yield* ofCustomer(fleet, all, customer);
};

function* repeated(all: Axes, at: Location): Generator<Issue> {
  for (const [axis, values] of Object.entries(all))
    for (const [index, value] of values.entries())
      if (values.indexOf(value) < index)
        yield error(within(at, axis, String(index)), `axis '${axis}' has '${value}' twice`, 'leave one out');
}

/** What an environment, cluster, customer or tenant says that it is. */
function* stated(all: Axes, given: Readonly<Record<string, string>> = {}, of: Location): Generator<Issue> {
  for (const [axis, value] of Object.entries(given)) {
    const at = within(of, 'axes', axis);
    if (axis === REGION) {
      const fix = `say region: '${value}' of a cluster, a customer or a tenant`;
      yield error(at, 'where a tenant runs is not said under axes', fix);
      continue;
    }
    yield* known(all, axis, value, at);
  }
}

function* ofRegion(all: Axes, region: string | undefined, at: Location): Generator<Issue> {
  if (region === undefined || !Object.hasOwn(all, REGION)) return;
  yield* unknown(at, 'region', region, all[REGION]!);
}

function* known(all: Axes, axis: string, value: string, at: Location): Generator<Issue> {
  const values = Object.hasOwn(all, axis) ? all[axis] : undefined;
  if (!values) yield* unknown(at, 'axis', axis, Object.keys(all));
  else yield* unknown(at, `value of axis '${axis}':`, value, values);
}

function* ofProduct(all: Axes, { spec, file }: ProductInput): Generator<Issue> {
  for (const [axis, byValue] of Object.entries(spec.axes ?? {})) {
    const at = within({ file, path: 'axes' }, axis);
    if (!Object.hasOwn(all, axis)) yield* unknown(at, 'axis', axis, Object.keys(all));
    else for (const value of Object.keys(byValue ?? {})) yield* known(all, axis, value, within(at, value));
  }
}

/** A customer's region is judged where a tenant takes it. */
function* ofCustomer(fleet: FleetSpec, all: Axes, { spec, file }: CustomerInput): Generator<Issue> {
  yield* stated(all, spec.axes, { file });
  let takes = false;
  for (const placement of placementsOf(spec)) {
    const at = { file, path: placement.path };
    yield* stated(all, placement.spec.axes, at);
    yield* ofRegion(all, placement.spec.region, within(at, 'region'));
    takes ||= regionOf(fleet, { region: '' }, placement) === '';
  }
  if (takes) yield* ofRegion(all, spec.region, { file, path: 'region' });
}
