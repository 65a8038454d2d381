import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { merge } from '../../../lib/plan/values';
import { isMap, type Value, type Values } from '../../../lib/authored/values';

const { cases } = JSON.parse(readFileSync(join(__dirname, 'recorded.json'), 'utf8')) as {
  readonly cases: readonly { readonly layers: readonly Values[]; readonly values: Values }[];
};

/** How often the later of two layers says otherwise what the earlier says of a key, at any depth. */
function meetings(layers: readonly Values[], isOf: (below: Value, above: Value) => boolean): number {
  const inMaps = (below: Values, above: Values): number =>
    Object.keys(above)
      .filter((key) => Object.hasOwn(below, key))
      .map((key): number => {
        const [one, other] = [below[key]!, above[key]!];
        return Number(isOf(one, other)) + (isMap(one) && isMap(other) ? inMaps(one, other) : 0);
      })
      .reduce((sum, each) => sum + each, 0);
  return layers.slice(1).reduce((sum, layer, index) => sum + inMaps(layers[index]!, layer), 0);
}

it('values of layers merge to what helm came to, given a file for each', () => {
  for (const { layers, values } of cases) expect([layers, merge(layers)]).toStrictEqual([layers, values]);
});

const isEmptyMap = (value: Value) => isMap(value) && Object.keys(value).length === 0;
it.each<[string, (below: Value, above: Value) => boolean]>([
  ['a null over a value', (below, above) => below !== null && above === null],
  ['a value over a null', (below, above) => below === null && above !== null],
  ['a list over a list', (below, above) => Array.isArray(below) && Array.isArray(above)],
  ['a map over a map', (below, above) => isMap(below) && isMap(above)],
  ['a map over what is none', (below, above) => !isMap(below) && isMap(above)],
  ['what is no map over a map', (below, above) => isMap(below) && !isMap(above) && above !== null],
  ['an empty map over a map', (below, above) => isMap(below) && isEmptyMap(above)],
  ['an empty map over what is none', (below, above) => !isMap(below) && isEmptyMap(above)],
])('%s was recorded', (_, isOf) => {
  const found = cases.map(({ layers }) => meetings(layers, isOf)).reduce((sum, each) => sum + each, 0);
  expect(found).toBeGreaterThan(10);
});
