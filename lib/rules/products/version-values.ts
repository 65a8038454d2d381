import { error } from '../../issues/issue';
import { settingAt } from '../../plan/values';
import { locate } from '../../plan/locate';
import type { Rule } from '../rule';

/** The value that a version sets is set by nothing else: a customer's would silently pin it. */
export const versionValues: Rule = function* ({ specs, plan }) {
  const versions = new Map(specs.products.map(({ spec }) => [spec.name, spec.version]));
  for (const { layers } of plan.customers)
    for (const { product, layer } of layers) {
      const sets = versions.get(product);
      if (typeof sets !== 'object' || !('value' in sets)) continue;
      const keys = sets.value.split('.');
      if (settingAt(layer.values, keys) === undefined) continue;
      yield error(
        locate(layer, keys),
        `the version of '${product}' sets '${sets.value}': a customer may not`,
        'leave it out; change the version in rings.yaml, or hold one under holds in the tenant',
      );
    }
};
