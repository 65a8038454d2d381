import { z } from 'zod';
import type { Values } from '../spec';
import { isMap } from '../values';

/** Keys that JavaScript itself gives a meaning, so that a merge could lose or misplace them. */
const RESERVED = new Set(['__proto__', 'constructor', 'toString']);

/** Helm values: anything that YAML can hold. Says which key is wrong, at any depth. */
export const values = z.custom<Values>().superRefine((given, context) => {
  if (!isMap(given)) {
    context.addIssue({ code: 'custom', message: 'expected a map of values' });
    return;
  }
  for (const { path, problem } of faults(given, []))
    context.addIssue({ code: 'custom', path, message: problem });
});

function* faults(value: unknown, path: string[]): Generator<{ path: string[]; problem: string }> {
  if (value === undefined) {
    yield { path, problem: "is undefined: leave the key out, or give null to remove the chart's default" };
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* faults(item, [...path, String(index)]);
  } else if (isPlain(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (RESERVED.has(key))
        yield { path: [...path, key], problem: `the key '${key}' is reserved: use another name` };
      else yield* faults(item, [...path, key]);
    }
  } else if (typeof value === 'number' && !isExact(value)) {
    yield { path, problem: `${value} cannot be written exactly: give it as a string` };
  } else if (value !== null && !['string', 'number', 'boolean'].includes(typeof value)) {
    yield { path, problem: `a ${typeof value} is not a value that YAML can hold` };
  }
}

function isPlain(value: unknown): value is object {
  if (!isMap(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isExact(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}
