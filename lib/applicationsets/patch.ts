import { Fault } from './fault';
import { decode } from './go-yaml';
import { isMap } from './shape';
import type { Application } from './types';

const AT = 'spec.templatePatch';

type Json = Readonly<Record<string, unknown>>;

/**
 * The Application with a strategic merge patch: maps merge by key, null removes, lists are replaced, and only
 * finalizers are joined. The project stays what the template says.
 *
 * @throws Fault
 */
export function patched(made: Application, text: string): Application {
  const patch = read(text);
  if (patch === undefined) return made;
  const whole = merged({ ...made }, patch, '');
  const metadata = mapIn(whole, 'metadata') as Application['metadata'];
  const spec = mapIn(whole, 'spec') as Application['spec'];
  // Argo CD keeps the project, so that content of a file cannot move an Application to another.
  const { project } = made.spec;
  return { ...made, metadata, spec: { ...spec, ...(project === undefined ? {} : { project }) } };
}

function mapIn(whole: Json, key: string): Json {
  const value = whole[key];
  if (isMap(value)) return value;
  throw new Fault(
    AT,
    `rendered, its ${key} is ${JSON.stringify(value)} instead of a map`,
    'write a map there',
  );
}

function read(text: string): Json | undefined {
  let found: unknown;
  try {
    found = decode(text);
  } catch (fault) {
    throw new Fault(
      AT,
      `rendered, it is no YAML: ${(fault as Error).message}`,
      'mend its indentation and quoting',
    );
  }
  if (found === null) return undefined;
  if (isMap(found)) return found;
  throw new Fault(
    AT,
    `rendered, it is ${JSON.stringify(found)} instead of a map`,
    'write what an Application has',
  );
}

function merged(base: Json, patch: Json, path: string): Json {
  const result: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(patch)) {
    if (key.startsWith('$')) {
      throw new Fault(
        AT,
        `the directive ${key} of strategic merge`,
        'write the fields instead; null removes one',
      );
    }
    const below = path === '' ? key : `${path}.${key}`;
    const own = result[key];
    if (value === null) delete result[key];
    else if (isMap(value)) result[key] = merged(isMap(own) ? own : {}, value, below);
    else if (below === 'metadata.finalizers' && Array.isArray(own) && Array.isArray(value)) {
      result[key] = joined(own, value);
    } else result[key] = value;
  }
  return result;
}

/** Those of the patch in its order; each other one before the first of them that comes after it. */
function joined(own: readonly unknown[], patch: readonly unknown[]): unknown[] {
  const rest = own.filter((item) => !patch.includes(item));
  const result: unknown[] = [];
  for (const item of new Set(patch)) {
    const at = own.indexOf(item);
    while (rest.length > 0 && own.indexOf(rest[0]) < at) result.push(rest.shift());
    result.push(item);
  }
  return [...result, ...rest];
}
