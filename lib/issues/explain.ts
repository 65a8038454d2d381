import type { z } from 'zod';
import { withoutThoseOf } from '../credentials/scan';
import { suggest } from './suggest';
import { isMap } from '../authored/values';
import { isSecretKey } from '../credentials/keys';
import { veiled } from '../credentials/veiled';
import { wording } from './wording';

/** A fault at one place of a value. The text continues the name of the place: `is "five", not an integer`. */
export interface Fault {
  /** Keys from the root to the place. */
  readonly path: readonly string[];
  readonly problem: string;
  readonly fix: string;
}

/** Lists everything that the schema finds wrong with a value. */
export function faultsIn(schema: z.ZodType, given: unknown): Fault[] {
  const result = schema.safeParse(given, wording);
  const issues = (result.error?.issues ?? []).flatMap(nearest);
  if (issues.length === 0) return [];
  // What an author's own check says may quote any value.
  const shown = (text: string) => withoutThoseOf(text, given);
  return issues
    .flatMap((issue) => faultsOfIssue(issue, given))
    .map(({ path, problem, fix }) => ({ path, problem: shown(problem), fix: shown(fix) }));
}

type Issue = z.core.$ZodIssue;

/** Of a union whose forms all do not fit, the faults of the form that was probably meant. */
function nearest(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.message.startsWith('expected ')) return [issue];
  // A map was meant to be one of the maps; of several forms, the one with the fewest faults.
  const misses = (form: readonly Issue[]) =>
    form.some(({ code, path }) => path.length === 0 && code !== 'unrecognized_keys') ? 1 : 0;
  const [meant] = [...issue.errors].sort((a, b) => misses(a) - misses(b) || a.length - b.length);
  if (!meant) return [issue];
  return meant.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })).flatMap(nearest);
}

function faultsOfIssue(issue: Issue, root: unknown): Fault[] {
  const path = issue.path.map(String);
  if (issue.code !== 'unrecognized_keys') return [{ path, ...explain(issue, root) }];
  const allowed = issue.message === '' ? [] : issue.message.split('\n');
  return issue.keys.map((key) => ({
    path: [...path, key],
    problem: 'is unknown',
    fix: allowed.length === 0 ? 'remove it' : `remove it, or correct the name: ${suggest(key, allowed)}`,
  }));
}

/** One of zod's issues as a person would say it, of the place where it is. */
export function explain(issue: Issue, root: unknown): { problem: string; fix: string } {
  const given = at(root, issue.path);
  const isSecret = issue.path.some((key) => isSecretKey(String(key)));
  const is = given === undefined ? 'is missing' : `is ${isSecret ? kindOf(given) : show(given)}`;
  const refused = given === undefined ? is : `${is}, which is not allowed`;
  switch (issue.code) {
    case 'invalid_type': {
      const noun = nouns[issue.expected] ?? `a ${issue.expected}`;
      return {
        problem: given === undefined ? is : `${is}, not ${noun}`,
        fix: typeFix(issue, noun, isSecret ? '' : given),
      };
    }
    case 'invalid_value':
      return { problem: refused, fix: choice(given, issue.values) };
    case 'invalid_union':
      return {
        problem: refused,
        fix: 'options' in issue ? choice(given, issue.options ?? []) : advice(issue.message),
      };
    case 'too_small':
    case 'too_big': {
      const unit = units[issue.origin];
      const [bound, inclusive, exclusive, word] =
        issue.code === 'too_small'
          ? ([issue.minimum, 'at least', 'more than', unit ? 'short' : 'small'] as const)
          : ([issue.maximum, 'at most', 'less than', unit ? 'long' : 'large'] as const);
      const amount = `${issue.inclusive === false ? exclusive : inclusive} ${bound}`;
      const noun = unit === undefined ? '' : bound === 1 ? ` ${unit}` : ` ${unit}s`;
      return { problem: `${is}, which is too ${word}`, fix: `give ${amount}${noun}` };
    }
    case 'unrecognized_keys': {
      const keys = issue.keys.map((key) => `'${key}'`).join(', ');
      return {
        problem: `has the unknown ${issue.keys.length === 1 ? 'key' : 'keys'} ${keys}`,
        fix: 'remove it, or correct the name',
      };
    }
    case 'custom': {
      const said: unknown = issue.params?.['problem'];
      return { problem: typeof said === 'string' ? said : refused, fix: advice(issue.message) };
    }
    default:
      return { problem: refused, fix: advice(issue.message) };
  }
}

/** The message that the schema has for the value, or else the type that it expects. */
function typeFix(
  { message, expected }: Issue & { code: 'invalid_type' },
  noun: string,
  given: unknown,
): string {
  if (message.startsWith('expected ')) return advice(message);
  return expected === 'string' && typeof given === 'number' ? `put it in quotes: '${given}'` : `give ${noun}`;
}

const nouns: Readonly<Record<string, string>> = {
  int: 'an integer',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  record: 'a map',
};
const units: Readonly<Record<string, string>> = { string: 'character', array: 'item' };

function choice(given: unknown, allowed: readonly unknown[]): string {
  return suggest(typeof given === 'string' ? given : '', allowed.map(String));
}

/** A message as an instruction: ours start with "expected", zod's with "Invalid". */
function advice(message: string): string {
  return message
    .replace(/^expected /, 'give ')
    .replace(/^Invalid \w+: (?=must )/, 'it ')
    .replace(/^Invalid input$/, 'give another value')
    .replace(/^Invalid (?=\w)/, 'give a valid ');
}

function at(root: unknown, path: readonly PropertyKey[]): unknown {
  let found = root;
  for (const key of path)
    found =
      (isMap(found) || Array.isArray(found)) && Object.hasOwn(found, key) ? found[key as never] : undefined;
  return found;
}

/** Describes a value that may be secret by its type alone. */
function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `text of ${value.length} characters`;
  if (typeof value === 'boolean') return 'true or false';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === 'object' ? 'a map' : `a ${typeof value}`;
}

/** The value as it was written, shortened where it is long. */
function show(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  const isNumber = typeof value === 'number' || typeof value === 'bigint' || typeof value === 'symbol';
  // Before it is cut: the form of a secret may be in what is left out.
  const text = veiled(isNumber ? value.toString() : inJson(value));
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

function inJson(value: unknown): string {
  try {
    const veil = (key: string, each: unknown) =>
      isSecretKey(key) && each !== null && each !== undefined ? '…' : each;
    return JSON.stringify(value, veil) ?? 'an object';
  } catch {
    return 'an object'; // One that holds itself, or something like a bigint.
  }
}
