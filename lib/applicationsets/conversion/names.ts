import type { GeneratorObject } from '../types';

/** What the generators of a set say of the names of their parameters. */
export interface Names {
  /** Prefixes of `path`, the empty one where there is none. */
  readonly prefixes: ReadonlySet<string>;
  /** Keys of elements, which may have points in them. */
  readonly keys: ReadonlySet<string>;
}

export function namesOf(generators: readonly GeneratorObject[]): Names {
  const prefixes = new Set<string>();
  const keys = new Set<string>();
  const visit = (generator: GeneratorObject): void => {
    const { git, list, matrix, merge } = generator;
    if (git) prefixes.add(git.pathParamPrefix ?? '');
    for (const element of list?.elements ?? []) for (const key of Object.keys(element ?? {})) keys.add(key);
    for (const inner of [...(matrix?.generators ?? []), ...(merge?.generators ?? [])]) visit(inner);
  };
  generators.forEach(visit);
  return { prefixes, keys };
}

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;
const OF_A_PATH =
  /^(?:(.+)\.)?path(?:\[(\d+)\]|\.(basename|filename|basenameNormalized|filenameNormalized))?$/;
const OF_A_CLUSTER = /^metadata\.(labels|annotations)\.(.+)$/s;

/** The parameter as Go templates name it; nothing where the name is none of a parameter. */
export function expressionOf(name: string, { prefixes, keys }: Names): string | undefined {
  if (keys.has(name)) return within('.', [name]);
  const [isOfAPath, prefix = '', segment, part] = OF_A_PATH.exec(name) ?? [];
  if (isOfAPath !== undefined && prefixes.has(prefix)) {
    const path = within('.', prefix === '' ? ['path'] : [prefix, 'path']);
    return segment === undefined ? `${path}.${part ?? 'path'}` : `index ${path}.segments ${segment}`;
  }
  const [isOfACluster, kind, label] = OF_A_CLUSTER.exec(name) ?? [];
  if (isOfACluster !== undefined) return within(`.metadata.${kind}`, [label!]);
  if (name.startsWith('values.')) return within('.values', [name.slice('values.'.length)]);
  if (!/^\w[\w.\-/]*$/.test(name)) return undefined;
  return within('.', name.split('.'));
}

/** What is below the value: by its name, or by index where that is none, or a number of a list. */
function within(of: string, parts: readonly string[]): string {
  return parts.reduce((found, part) => {
    if (IDENTIFIER.test(part)) return found === '.' ? `.${part}` : `${whole(found)}.${part}`;
    return `index ${whole(found)} ${/^\d+$/.test(part) ? part : JSON.stringify(part)}`;
  }, of);
}

function whole(expression: string): string {
  return expression.startsWith('index ') ? `(${expression})` : expression;
}
