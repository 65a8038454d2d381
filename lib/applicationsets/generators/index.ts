import { Fault, Unknown } from '../fault';
import type { Dict } from '../template';
import type { GeneratorObject, TemplateObject } from '../types';
import { clusters } from './clusters';
import { matrix, merge } from './combined';
import { git } from './git';
import { list } from './list';
import type { Scope } from './scope';
import { flattened } from './flattened';
import { type Labels, matches } from './selector';

type Kind = Exclude<keyof GeneratorObject, 'selector'>;

/** How each kind is expanded; `depth` is the number of generators around it. */
const KINDS: {
  readonly [K in Kind]-?: (
    content: NonNullable<GeneratorObject[K]>,
    at: string,
    scope: Scope,
    depth: number,
  ) => Dict[];
} = {
  list,
  git,
  clusters,
  matrix: (content, at, scope, depth) => matrix(content, at, scope, innerOf(at, scope, depth)),
  merge: (content, at, scope, depth) => merge(content, at, scope, innerOf(at, scope, depth)),
  pullRequest: live('what pull requests there are, the git host knows'),
  scmProvider: live('what repositories there are, the git host knows'),
  plugin: live('what its parameters are, the plugin knows'),
  clusterDecisionResource: live('which clusters are chosen, a resource in the cluster says'),
};

function live(why: string): (content: object, at: string) => never {
  return (_, at) => {
    throw new Unknown(at, why);
  };
}

/** The parameters of a generator, those that its selector asks for. */
export function paramsOf(generator: GeneratorObject, at: string, scope: Scope, depth = 0): Dict[] {
  const kind = kindOf(generator, at);
  const expand = KINDS[kind] as (content: object, at: string, scope: Scope, depth: number) => Dict[];
  const found = expand(generator[kind] ?? {}, `${at}.${kind}`, scope, depth);
  const { selector } = generator;
  if (!selector) return found;
  const { selectsByStrings } = scope.behaviour;
  return found.filter((params) => {
    const flat = flattened(params, selectsByStrings);
    return matches(selector, Object.fromEntries(flat.entries) as Labels, `${at}.selector`);
  });
}

/** What a generator changes in the template of its set. */
export function templateOf(generator: GeneratorObject, at: string): TemplateObject | undefined {
  const content = generator[kindOf(generator, at)] as { readonly template?: TemplateObject };
  return content.template;
}

function kindOf(generator: GeneratorObject, at: string): Kind {
  const kinds = Object.keys(generator).filter((key) => key !== 'selector');
  const [kind] = kinds;
  if (kind !== undefined && kinds.length === 1 && Object.hasOwn(KINDS, kind)) return kind as Kind;
  const problem =
    kinds.length === 1
      ? `unknown generator '${kind}'`
      : `${kinds.length} generators in one${kinds.length === 0 ? '' : `: ${kinds.join(', ')}`}`;
  throw new Fault(at, problem, `give it exactly one of: ${Object.keys(KINDS).join(', ')}`);
}

function innerOf(at: string, scope: Scope, depth: number) {
  if (depth > 1) {
    throw new Fault(
      at,
      'a generator in a generator in a generator',
      'Argo CD nests matrix and merge one level deep',
    );
  }
  return (generator: GeneratorObject, where: string) => paramsOf(generator, where, scope, depth + 1);
}
