import { TemplateFault } from '../fault';
import { Dict, isList, typeName, type Value } from '../value';
import type { Kind, TemplateFunction } from './function';

/**
 * The arguments, if the function takes them: Go converts nothing, so that a number of a file is no string, and none of
 * an int.
 */
export function checked(
  name: string,
  { params, rest }: Pick<TemplateFunction, 'params' | 'rest'>,
  args: readonly Value[],
): readonly Value[] {
  if (args.length < params.length || (rest === undefined && args.length > params.length)) {
    const wants = `${rest === undefined ? '' : 'at least '}${params.length}`;
    throw new TemplateFault(
      `${name} has ${args.length} argument${args.length === 1 ? '' : 's'}`,
      `give it ${wants}; what is piped into it is the last`,
    );
  }
  return args.map((arg, index) => {
    const kind = params[index] ?? rest!;
    // Where Go wants a map, no value is a map without entries, which takes none.
    if (kind === 'dict' && arg === undefined) return new Dict([], false, true);
    if (FITS[kind](arg)) return arg;
    throw new TemplateFault(
      `${name} wants ${NAMES[kind]} and gets ${typeName(arg)}${typeof arg === 'object' ? '' : ` (${String(arg)})`}`,
      kind === 'string' ? 'pipe it through toString first' : `give it ${NAMES[kind]}`,
    );
  });
}

const FITS: Readonly<Record<Kind, (value: Value) => boolean>> = {
  any: () => true,
  string: (value) => typeof value === 'string',
  int: (value) => typeof value === 'bigint',
  float: (value) => typeof value === 'number',
  bool: (value) => typeof value === 'boolean',
  dict: (value) => value instanceof Dict && !value.ofStrings,
  list: isList,
};

const NAMES: Readonly<Record<Kind, string>> = {
  any: 'a value',
  string: 'a string',
  int: 'an int',
  float: 'a float64',
  bool: 'a bool',
  dict: 'a map of any values',
  list: 'a list',
};
