import type { ApplicationSetPlan } from './set';
import type { GitGenerator, NestedGenerator, SetGenerator } from '../../authored/generator';

/** Every generator of a set, those within others too. */
function* generatorsOf({ spec }: ApplicationSetPlan): Iterable<NestedGenerator> {
  for (const generator of spec.generators) yield* below(generator);
}

function* below(generator: SetGenerator | NestedGenerator): Iterable<NestedGenerator> {
  yield generator as NestedGenerator;
  for (const inner of (generator.matrix ?? generator.merge)?.generators ?? []) yield* below(inner);
}

export function* gitGeneratorsOf(set: ApplicationSetPlan): Iterable<GitGenerator> {
  for (const { git } of generatorsOf(set)) if (git) yield git;
}

/**
 * What a text of the template can come to, where the set itself says so: the text, or what the elements of lists have
 * for a field that is all of it. `undefined` where that is not known before Argo CD reads files or asks services.
 */
export function possibleTexts(set: ApplicationSetPlan, text: string): readonly string[] | undefined {
  if (!text.includes('{{')) return [text];
  const field = /^\{\{-?\s*\.(\w+)\s*-?\}\}$/.exec(text)?.[1];
  if (field === undefined) return undefined;
  const texts = new Set<string>();
  for (const { list, matrix, merge, git } of generatorsOf(set)) {
    // What is in files, or comes from services, may set the field, too.
    if (!(list ?? matrix ?? merge ?? git?.directories) || list?.elementsYaml !== undefined) return undefined;
    for (const { [field]: value } of list?.elements ?? []) if (typeof value === 'string') texts.add(value);
  }
  return texts.size > 0 ? [...texts] : undefined;
}
