import { z } from 'zod';
import { isMap, type Value, type Values } from './plain/map';

export { isMap, type Value, type Values };

/** Keys that every JavaScript object has of itself: a merge or a look-up by one of them would go wrong. */
const RESERVED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** What is wrong with the key, if anything is. */
export function faultOfKey(key: string): { problem: string; fix: string } | undefined {
  if (RESERVED.has(key)) return { problem: `is a name that JavaScript reserves`, fix: 'use another name' };
  if (!isWhole(key))
    return { problem: 'is a name with half of a surrogate pair', fix: 'write the whole character' };
  return undefined;
}

/** Whether no half of a surrogate pair stands in the text alone: no encoding has it, so no file can hold it. */
export function isWhole(given: string): boolean {
  return !/\p{Cs}/u.test(given);
}

/** Deeper than any chart reads, and less deep than what follows values by calls can go. */
const DEEPEST = 100;

/** Helm values: anything that YAML can hold. Says what is wrong, at any depth. */
export const values = z.custom<Values>().superRefine((given, context) => {
  if (!isMap(given)) {
    context.addIssue({ code: 'custom', message: 'expected a map of values' });
    return;
  }
  if (isSound(given, 0)) return;
  for (const { path, problem, fix } of faults(given, [], []))
    context.addIssue({ code: 'custom', path: [...path], message: fix, params: { problem } });
});

/** Whether there are no faults, in a tenth of the time that it takes to say where they are. What holds itself has no end. */
function isSound(value: unknown, depth: number): boolean {
  if (depth > DEEPEST) return false;
  if (Array.isArray(value)) {
    for (const item of value) if (!isSound(item, depth + 1)) return false;
    return true;
  }
  if (!isPlain(value)) return faultOfLeaf(value) === undefined;
  return Object.entries(value).every(([key, item]) => !faultOfKey(key) && isSound(item, depth + 1));
}

interface ValueFault {
  readonly path: readonly string[];
  readonly problem: string;
  readonly fix: string;
}

function* faults(value: unknown, path: readonly string[], above: readonly unknown[]): Generator<ValueFault> {
  if (above.includes(value)) {
    yield { path, problem: 'holds itself', fix: 'give a value that ends' };
  } else if (path.length > DEEPEST) {
    // The whole path would hide the message.
    const problem = `nests more than ${DEEPEST} levels deep`;
    yield { path: path.slice(0, 3), problem, fix: 'give a value that is less deep' };
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      yield* faults(item, [...path, String(index)], [...above, value]);
  } else if (isPlain(value)) {
    for (const [key, item] of Object.entries(value)) {
      const reserved = faultOfKey(key);
      if (reserved) yield { path: [...path, key], ...reserved };
      else yield* faults(item, [...path, key], [...above, value]);
    }
  } else {
    const fault = faultOfLeaf(value);
    if (fault) yield { path, ...fault };
  }
}

function faultOfLeaf(value: unknown): { problem: string; fix: string } | undefined {
  if (value === undefined)
    return { problem: 'is undefined', fix: "leave the key out, or give null to remove the chart's default" };
  if (typeof value === 'number' && !isExact(value))
    return { problem: `is ${value}, which cannot be written exactly`, fix: 'give it as a string' };
  if (typeof value === 'string' && !isWhole(value))
    return { problem: 'holds half of a surrogate pair', fix: 'write the whole character' };
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return undefined;
  const kind = typeof value === 'object' ? (value.constructor?.name ?? 'object') : typeof value;
  return {
    problem: `is a ${kind}, which YAML cannot hold`,
    fix: 'give text, a number, true, false, null, a list or a map',
  };
}

function isPlain(value: unknown): value is object {
  if (!isMap(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function isExact(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}
