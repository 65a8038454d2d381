import { isMap, type Value, type Values } from '../authored/values';

/** What all of them have alike, by key. */
export function commonValues(all: readonly Values[]): Values {
  const [first, ...others] = all;
  if (!first) return {};
  const entries = Object.entries(first).flatMap(([key, value]): [string, Value][] => {
    const rest = others.map((each) => each[key]);
    if (rest.every((each) => isSame(each, value))) return [[key, value]];
    if (!isMap(value) || !rest.every(isMap)) return [];
    const common = commonValues([value, ...rest]);
    return Object.keys(common).length > 0 ? [[key, common]] : [];
  });
  return Object.fromEntries(entries);
}

/** What is left of values over those that lie below. */
export function valuesOver(below: Values, values: Values): Values {
  const entries = Object.entries(values).flatMap(([key, value]): [string, Value][] => {
    const under = below[key];
    if (isSame(under, value)) return [];
    if (!isMap(value) || !isMap(under)) return [[key, value]];
    const over = valuesOver(under, value);
    return Object.keys(over).length > 0 ? [[key, over]] : [];
  });
  return Object.fromEntries(entries);
}

function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
  if (!isMap(one) || !isMap(other)) return one === other;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]))
  );
}
