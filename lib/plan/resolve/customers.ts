import type { CustomerPlan } from '../tenant';
import type { CustomerInput } from '../../authored/specs';
import { customerLayers } from './layers/customer';
import type { Lookup } from './lookup';
import { featureFlagsOf } from './feature-flags';
import { sortedByName } from '../../facts/order';
import { placementsOf } from '../../facts/placements';
import { secretsContentOf } from './secrets';
import { stateNamed, valuesOf } from './states';
import { resolveTenant } from './tenants';
import { terraformOf } from './terraform';

export function resolveCustomer(input: CustomerInput, lookup: Lookup): CustomerPlan {
  const { spec, file, isTeam = false } = input;
  const { specs, naming, products } = lookup;
  const layers = customerLayers(spec, file, products, { fleet: specs.fleet, naming });
  const featureFlags = featureFlagsOf(spec);
  const valuesIn = stateNamed(lookup.states, valuesOf(lookup.specs.fleet, spec));
  const tenants = placementsOf(spec).flatMap((placement) => {
    const tenant = resolveTenant(input, placement, { layers, valuesIn, featureFlags }, lookup);
    return tenant ? [tenant] : [];
  });
  return {
    name: spec.name,
    spec,
    source: file,
    isTeam,
    project: lookup.naming.project(spec.name),
    valuesIn,
    products: Object.keys(spec.products).sort(),
    layers,
    tenants: sortedByName(tenants),
    featureFlags,
    secrets: (input.productSecrets ?? []).map((each) => ({
      product: each.product,
      source: each.file,
      content: secretsContentOf(each),
    })),
    ...terraformOf(input, valuesIn, lookup),
  };
}
