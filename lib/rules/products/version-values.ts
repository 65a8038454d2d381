import { error, type Issue } from '../../issues/issue';
import { settingAt, type Layer } from '../../plan/values';
import { locate } from '../../plan/locate';
import type { Rule } from '../rule';

/** The value that a version sets is set by nothing over the ring: it would silently pin it. */
export const versionValues: Rule = function* ({ specs, plan }) {
  const versions = new Map(specs.products.map(({ spec }) => [spec.name, spec.version]));
  const ofClusters = plan.products.map(({ name, clusters }) => ({
    layers: clusters.map(({ layer }) => ({ product: name, layer })),
  }));
  for (const { layers } of [...plan.axes, ...ofClusters, ...plan.customers])
    for (const { product, layer } of layers) {
      const sets = versions.get(product);
      if (typeof sets === 'object' && 'value' in sets) yield* pinned(product, layer, sets.value);
    }
};

function* pinned(product: string, layer: Layer, value: string): Generator<Issue> {
  const keys = value.split('.');
  if (settingAt(layer.values, keys) === undefined) return;
  const who = layer.name.startsWith('customer') ? 'a customer' : `layer ${layer.name}`;
  yield error(
    locate(layer, keys),
    `the version of '${product}' sets '${value}': ${who} may not`,
    'leave it out; change the version in rings.yaml, or hold one under holds in the tenant',
  );
}
