import { placementsOf } from '../../facts/placements';
import type { CustomerSpec } from '../../authored/customer';
import type { EnvironmentPlan } from '../environment';
import type { ProductPlan } from '../product';
import type { ReleasePlan } from '../tenant';

/** What a release has in common with those of the same customer and product on other clusters; nothing where it is alone. */
export function globalEntryOf(
  { name, globalEntry }: EnvironmentPlan,
  customer: CustomerSpec,
  { name: product, spec: { globalIngress } }: ProductPlan,
  releaseName: string,
): Pick<ReleasePlan, 'globalEntry'> {
  if (!globalEntry || globalIngress === undefined) return {};
  const clusters = placementsOf(customer)
    .filter(({ environment, spec }) => {
      return environment === name && (spec.products ?? Object.keys(customer.products)).includes(product);
    })
    .map(({ spec }) => spec.cluster);
  if (new Set(clusters).size < 2) return {};
  const { k8gb, strategy = 'roundRobin', primary = customer.region } = globalEntry;
  return {
    globalEntry: {
      k8gb,
      ingress: globalIngress.replaceAll('{release}', releaseName),
      strategy,
      ...(strategy === 'failover' && { primary }),
    },
  };
}
