import { Fault } from '../fault';
import { type Dict, toJson } from '../template';
import { copied, override } from '../template/merge';
import type { Combined, GeneratorObject } from '../types';
import { renderDeep, type Scope } from './scope';

/** Parameters of a generator within another. */
export type Inner = (generator: GeneratorObject, at: string) => Dict[];

/** Each of the first generator with each of the second, whose strings may use the parameters of the first. */
export function matrix({ generators = [] }: Combined, at: string, scope: Scope, inner: Inner): Dict[] {
  const [first, second] = generators;
  if (!first || !second || generators.length > 2) {
    throw new Fault(
      `${at}.generators`,
      `a matrix of ${generators.length}`,
      generators.length < 2
        ? 'give it two generators, or use the one by itself'
        : 'give it two generators: one of them can be a matrix',
    );
  }
  const where = `${at}.generators[1]`;
  return inner(first, `${at}.generators[0]`).flatMap((outer) =>
    inner(outer.entries.size === 0 ? second : interpolated(second, outer, where, scope), where).map(
      (params) => {
        const both = copied(params);
        override(both, outer);
        return both;
      },
    ),
  );
}

/**
 * The generator with the parameters of the first. In `values`, those that the first does not have are left: they may
 * be of the generator itself.
 */
function interpolated(
  generator: GeneratorObject,
  params: Dict,
  at: string,
  { templates }: Scope,
): GeneratorObject {
  const kinds = Object.entries(generator).map(([kind, content]) => {
    const { values, ...rest } = content as { readonly values?: Readonly<Record<string, string>> };
    const own = templates.partly(values ?? {}, params);
    const rendered: object = renderDeep(templates, rest, params, `${at}.${kind}`);
    return [kind, values ? { ...rendered, values: own } : rendered] as const;
  });
  return Object.fromEntries(kinds);
}

/** The first generator's parameters, each changed by those of the others that agree with it in the keys. */
export function merge(
  { generators = [], mergeKeys = [] }: Combined & { readonly mergeKeys?: readonly string[] },
  at: string,
  inner: Inner,
): Dict[] {
  if (generators.length < 2) {
    throw new Fault(`${at}.generators`, `a merge of ${generators.length}`, 'give it two generators or more');
  }
  if (mergeKeys.length === 0) {
    throw new Fault(
      `${at}.mergeKeys`,
      'no key to merge by',
      'name the parameters that say what belongs together',
    );
  }
  const [base, ...others] = generators.map((generator, index) => {
    const where = `${at}.generators[${index}]`;
    return byKey(inner(generator, where), mergeKeys, where);
  });
  for (const other of others) {
    for (const [key, params] of other) {
      const into = base!.get(key);
      if (into) override(into, params);
    }
  }
  return [...base!.values()];
}

function byKey(all: readonly Dict[], mergeKeys: readonly string[], at: string): Map<string, Dict> {
  const found = new Map<string, Dict>();
  for (const params of all) {
    const key = JSON.stringify(
      Object.fromEntries(mergeKeys.map((name) => [name, toJson(params.entries.get(name))])),
    );
    if (found.has(key)) {
      throw new Fault(at, `two have the same ${key}`, `let ${mergeKeys.join(', ')} tell them apart`);
    }
    found.set(key, copied(params));
  }
  return found;
}
