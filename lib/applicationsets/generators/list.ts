import { Fault } from '../fault';
import { decode } from '../go-yaml';
import { Dict, fromJson } from '../template';
import type { ListObject } from '../types';

/** The elements, then those of `elementsYaml`. */
export function list({ elements = [], elementsYaml }: ListObject, at: string): Dict[] {
  return [
    ...elements.map((element, index) => map(element, `${at}.elements[${index}]`)),
    ...(elementsYaml ? read(elementsYaml, `${at}.elementsYaml`) : []),
  ];
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
