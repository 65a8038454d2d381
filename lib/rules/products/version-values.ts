import { error } from '../../issues/issue';
import { settingAt } from '../../plan/values';
import { locate } from '../../plan/locate';
import type { Rule } from '../rule';

/** The value that a version sets is set by nothing else: a customer's would silently pin it. */
export const versionValues: Rule = ({ specs, plan }) => {
  const paths = new Map(
    specs.products.flatMap(({ spec }) =>
      typeof spec.version === 'object' && 'value' in spec.version
        ? [[spec.name, spec.version.value] as const]
        : [],
    ),
  );
  return plan.customers.flatMap((customer) =>
    customer.layers.flatMap(({ product, layer }) => {
      const keys = paths.get(product)?.split('.');
      if (!keys) return [];
      if (settingAt(layer.values, keys) === undefined) return [];
      return [
        error(
          locate(layer, keys),
          `the version of '${product}' sets '${keys.join('.')}': a customer may not`,
          'leave it out; change the version in rings.yaml, or hold one under holds in the tenant',
        ),
      ];
    }),
  );
};
