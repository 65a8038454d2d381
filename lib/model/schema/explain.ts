import type { z } from 'zod';
import { suggest } from '../suggest';

type Fault = z.core.$ZodIssue;

/** A fault as a person would say it: the bad value, and what is allowed instead. */
export function explain(fault: Fault, root: unknown): { problem: string; fix: string } {
  const given = at(root, fault.path);
  switch (fault.code) {
    case 'unrecognized_keys':
      return {
        problem: `unknown ${fault.keys.length === 1 ? 'key' : 'keys'} ${fault.keys.map((key) => `'${key}'`).join(', ')}`,
        fix: 'remove it, or correct the name',
      };
    case 'invalid_type':
      return given === undefined
        ? { problem: 'is missing', fix: `give ${article(fault.expected)}` }
        : {
            problem: `${show(given)} is not ${article(fault.expected)}`,
            fix: `give ${article(fault.expected)}`,
          };
    case 'invalid_value':
      return {
        problem: given === undefined ? 'is missing' : `${show(given)} is not allowed`,
        fix: suggest(String(given), fault.values.map(String)),
      };
    case 'too_small':
      return {
        problem: `${show(given)} is too small`,
        fix: `give at least ${String(fault.minimum)}${size(fault.origin)}`,
      };
    case 'too_big':
      return {
        problem: `${show(given)} is too big`,
        fix: `give at most ${String(fault.maximum)}${size(fault.origin)}`,
      };
    case 'invalid_union': {
      const nearest = [...fault.errors].sort((a, b) => a.length - b.length)[0]?.[0];
      const inner = nearest && explain({ ...nearest, path: [...fault.path, ...nearest.path] }, root);
      return inner ?? { problem: `${show(given)} has none of the allowed forms`, fix: fault.message };
    }
    default:
      return { problem: `${show(given)} is not allowed`, fix: fault.message };
  }
}

function at(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    root,
  );
}

/** The value as it was written, shortened where it is long. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

function article(noun: string): string {
  return `${/^[aeio]/.test(noun) ? 'an' : 'a'} ${noun === 'int' ? 'integer' : noun === 'object' || noun === 'record' ? 'map' : noun}`;
}

function size(origin: string): string {
  return origin === 'string' ? ' characters' : origin === 'array' ? ' items' : '';
}
