import * as fc from 'fast-check';
import type { Value, Values } from '../../lib/authored/values';

const leaf: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom(null, true, 0, 1, 'x', ''),
  fc.array(fc.constantFrom<Value>(1, 'x', null, { a: 1 }), { maxLength: 2 }),
);
// Few keys, so that layers meet; among them some that a careless merge would lose or reorder.
const key = fc.constantFrom('a', 'b', 'c', '1', '', 'a.b', 'length', 'prototype');
const tree = fc.letrec<{ map: Values; value: Value }>((tie) => ({
  map: fc.dictionary(key, tie('value'), { maxKeys: 4, depthIdentifier: 'tree', noNullPrototype: true }),
  value: fc.oneof({ depthIdentifier: 'tree', maxDepth: 3 }, leaf, tie('map')),
})).map;

/** Layers of values, lowest first. */
export const layersOfValues: fc.Arbitrary<Values[]> = fc.array(tree, { maxLength: 6 });
