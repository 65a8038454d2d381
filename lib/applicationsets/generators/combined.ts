import { Fault } from '../fault';
import { Dict, TemplateFault, toJson } from '../template';
import { copied, override } from '../template/merge';
import { printed } from '../template/print';
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
  const both = scope.isGo ? overridden : agreed;
  return inner(first, `${at}.generators[0]`).flatMap((outer) =>
    inner(outer.entries.size === 0 ? second : interpolated(second, outer, where, scope), where).map(
      (params) => both(outer, params, where),
    ),
  );
}

/** What the first has holds. */
function overridden(outer: Dict, params: Dict, at: string): Dict {
  const both = copied(params);
  overrideAt(both, outer, at);
  return both;
}

function overrideAt(into: Dict, from: Dict, at: string): void {
  try {
    override(into, from);
  } catch (fault) {
    if (fault instanceof TemplateFault) throw new Fault(at, fault.problem, fault.fix);
    throw fault;
  }
}

/** As text, and what both have is the same. */
function agreed(outer: Dict, params: Dict, at: string): Dict {
  const both = new Map<string, string>();
  for (const [key, value] of [...outer.entries, ...params.entries]) {
    const [text, known] = [printed(value), both.get(key)];
    if (known !== undefined && known !== text)
      throw new Fault(
        at,
        `'${key}' is '${text}', and '${known}' in the first generator`,
        'rename one of them',
      );
    both.set(key, text);
  }
  return new Dict(both);
}

/**
 * The generator with the parameters of the first. Its selector is asked as it is written. In `values`, those that the
 * first does not have are left where Argo CD leaves them: they may be of the generator itself.
 */
function interpolated(
  generator: GeneratorObject,
  params: Dict,
  at: string,
  { templates, behaviour }: Scope,
): GeneratorObject {
  const kinds = Object.entries(generator).map(([kind, content]) => {
    if (!behaviour.fillsValuesPartly || kind === 'selector') {
      const rendered: unknown = renderDeep(templates, content, params, `${at}.${kind}`);
      return [kind, kind === 'selector' ? content : rendered] as const;
    }
    const { values, ...rest } = content as { readonly values?: Readonly<Record<string, string>> };
    const rendered: object = renderDeep(templates, rest, params, `${at}.${kind}`);
    return [kind, values ? { ...rendered, values: templates.partly(values, params) } : rendered] as const;
  });
  return Object.fromEntries(kinds);
}

/** The first generator's parameters, each changed by those of the others that agree with it in the keys. */
export function merge(
  { generators = [], mergeKeys = [] }: Combined & { readonly mergeKeys?: readonly string[] },
  at: string,
  { isGo }: Scope,
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
      if (!into) continue;
      if (isGo) overrideAt(into, params, at);
      else for (const [name, value] of params.entries) into.entries.set(name, value);
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
