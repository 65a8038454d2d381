import { Fault } from '../fault';
import { decode } from '../go-yaml';
import { Dict, fromJson, toJson, type Value } from '../template';
import type { ListObject } from '../types';
import type { Scope } from './scope';

/** The elements, then those of `elementsYaml`. */
export function list({ elements = [], elementsYaml }: ListObject, at: string, { isGo }: Scope): Dict[] {
  const found = elements.map((element, index) => {
    const where = `${at}.elements[${index}]`;
    const params = map(element, where);
    return isGo ? params : strings(params, where);
  });
  return [...found, ...(elementsYaml ? read(elementsYaml, `${at}.elementsYaml`) : [])];
}

function read(text: string, at: string): Dict[] {
  let found: unknown;
  try {
    found = decode(text);
  } catch (fault) {
    throw new Fault(at, `no YAML: ${(fault as Error).message}`, 'pipe a list of the file through toJson');
  }
  if (found === null) return [];
  if (Array.isArray(found)) return found.map((element) => map(element, at));
  throw new Fault(
    at,
    `a ${typeof found === 'object' ? 'map' : typeof found} instead of a list of maps`,
    'give it a list of maps, as toJson writes them',
  );
}

function map(element: unknown, at: string): Dict {
  // An element that is null has no parameters.
  if (element === null) return new Dict();
  const value = fromJson(element);
  if (value instanceof Dict) return value;
  throw new Fault(at, `an element that is no map: ${JSON.stringify(element)}`, 'write it as a map: name: …');
}

/** Without Go templates, an element has strings, and in `values` more of them. */
function strings({ entries }: Dict, at: string): Dict {
  const found = new Dict();
  for (const [key, value] of entries) {
    if (key !== 'values') found.entries.set(key, string(value, `${at}.${key}`));
    else if (value instanceof Dict)
      for (const [name, item] of value.entries)
        found.entries.set(`values.${name}`, string(item, `${at}.values.${name}`));
    else
      throw new Fault(
        `${at}.values`,
        `${JSON.stringify(toJson(value))} instead of a map`,
        'write a map of strings',
      );
  }
  return found;
}

function string(value: Value, at: string): string {
  if (typeof value === 'string') return value;
  const fix = 'quote it: without goTemplate, parameters of a list are strings';
  throw new Fault(at, `${JSON.stringify(toJson(value))} instead of a string`, fix);
}
