import { layout } from '../layout';
import type { CustomerPlan } from '../tenant';
import type { CustomerSpec } from '../../authored/customer';
import type { CustomerInput } from '../../authored/specs';
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
  const layers = customerLayers(spec, file);
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

/** A customer's own layers: those of its values, and of each environment. */
export function customerLayers(spec: CustomerSpec, file: string): CustomerPlan['layers'] {
  const environments = Object.entries(spec.tenants).flatMap(([name, tenant]) =>
    tenant ? [{ name, tenant }] : [],
  );
  return Object.keys(spec.products)
    .sort()
    .flatMap((product) => [
      {
        product,
        layer: {
          name: 'customer' as const,
          source: `${file} products.${product}`,
          file: layout.customerValues(spec.name, product),
          values: spec.products[product]!,
        },
      },
      ...sortedByName(environments).map(({ name, tenant }) => ({
        product,
        environment: name,
        layer: {
          name: 'customer environment' as const,
          source: `${file} tenants.${name}.values.${product}`,
          file: layout.customerEnvironment(spec.name, product, name),
          values: tenant.values?.[product] ?? {},
        },
      })),
    ]);
}
