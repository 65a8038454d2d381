import { error } from '../issue';
import type { Layer } from '../values';
import { valueAt } from '../values';
import type { Rule } from './rule';

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
      const path = paths.get(product);
      if (path === undefined || valueAt(layer.values, path.split('.')) === undefined) return [];
      return [
        error(
          locate(layer, path),
          `'${path}' is set by the version of '${product}'`,
          'change the version in rings.yaml, or hold a version for this tenant under holds',
        ),
      ];
    }),
  );
};

function locate(layer: Layer, path: string) {
  const [file, where] = layer.source.split(' ') as [string, string];
  return { file, path: `${where}.${path}` };
}
