import * as fc from 'fast-check';
import { z } from 'zod';
import type { Value, Values } from '../../../lib/authored/values';
import { plan } from '../../../lib/planner/plan';
import { provenance } from '../../../lib/plan/values';
import { effectiveValues, fold } from '../../support/helm-values';
import { filesOf } from '../../support/sample';
import { customer, fleet, planned, product, release, specs } from '../../support/specs';

const key = fc.constantFrom('a', 'b', 'c');
const leaf = fc.oneof(fc.constantFrom<Value>(null, 1, 'x', false), fc.constant<Value>([1]));
const tree = fc.letrec<{ map: Values; value: Value }>((tie) => ({
  map: fc.dictionary(key, tie('value'), { maxKeys: 3, depthIdentifier: 'tree', noNullPrototype: true }),
  value: fc.oneof({ depthIdentifier: 'tree', maxDepth: 2 }, leaf, tie('map')),
})).map;
const NAMES = [
  'base',
  'environment',
  'ring',
  'axis size',
  'axis region',
  'tenant',
  'customer',
  'customer environment',
] as const;
/** Values of every layer that a release can have, lowest first. */
const layers = fc.tuple(tree, tree, tree, tree, tree, tree, tree, tree);

/** One release on the cluster, each of whose layers says this. */
function given(
  cluster: string,
  [base, environment, ring, size, region, tenant, own, inEnvironment]: readonly Values[],
) {
  const web = product('web', {
    schema: z.looseObject({}),
    values: base!,
    footprint: undefined as never,
    environments: { prod: environment! },
    rings: { late: ring! },
    axes: { size: { small: size! }, region: { westeurope: region! } },
    tenantValues: () => tenant!,
  });
  return specs({
    fleet: fleet({ axes: { size: ['small'], region: ['westeurope'] } }),
    products: [web],
    customers: [
      customer('acme', {
        axes: { size: 'small' },
        products: { web: own! },
        tenants: { prod: { cluster, ring: 'late', values: { web: inEnvironment! } } },
      }),
    ],
  });
}

it('values are what Helm makes of all layers in their order, and each knows the layer that set it', () => {
  fc.assert(
    fc.property(layers, (all) => {
      const found = release(planned(plan(given('argo-prod', all))), 'acme-prod', 'web');
      expect(found.layers.map(({ name }) => name)).toEqual(NAMES);
      expect(found.values).toStrictEqual(fold(all));
      for (const { path, value, layer, overrode } of provenance(found.layers)) {
        expect(at(found.values, path)).toStrictEqual(value);
        // An empty map over a map says nothing.
        if (!(typeof value === 'object' && value !== null && !Array.isArray(value)))
          expect(at(layer.values, path)).toStrictEqual(value);
        const above = found.layers.slice(found.layers.indexOf(layer) + 1);
        expect(above.filter((each) => isSet(each.values, path))).toEqual([]);
        for (const lower of overrode)
          expect(found.layers.indexOf(lower.layer)).toBeLessThan(found.layers.indexOf(layer));
      }
    }),
    { numRuns: 60 },
  );
});

it.each(['argo-prod', 'flux-prod', 'arc-prod'])('Helm reads just these on %s', (cluster) => {
  fc.assert(
    fc.property(layers, (all) => {
      expect(effectiveValues(filesOf(given(cluster, all)), 'acme-prod-web')).toEqual(fold(all));
    }),
    { numRuns: 15 },
  );
});

function at(values: Values, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (found, each) => (found as Record<string, unknown> | undefined)?.[each],
    values,
  );
}

/** Whether the layer sets the path to a leaf, or what lies above it. */
function isSet(values: Values, path: readonly string[]): boolean {
  let found: unknown = values;
  for (const each of path) {
    if (typeof found !== 'object' || found === null || Array.isArray(found)) return true;
    if (!Object.hasOwn(found, each)) return false;
    found = (found as Record<string, unknown>)[each];
  }
  return typeof found !== 'object' || found === null || Array.isArray(found);
}
