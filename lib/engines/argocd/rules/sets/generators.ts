import type { ApplicationSetPlan } from '../../plan/application-set';
import type { GitGenerator, NestedGenerator, SetGenerator } from '../../authored/generator';

/** Every generator of a set, those within others too. */
function generatorsOf({ spec }: ApplicationSetPlan): NestedGenerator[] {
  const below = (generator: SetGenerator | NestedGenerator): NestedGenerator[] => [
    generator as NestedGenerator,
    ...((generator.matrix ?? generator.merge)?.generators ?? []).flatMap((inner) =>
      below(inner as NestedGenerator),
    ),
  ];
  return spec.generators.flatMap(below);
}

export function gitGeneratorsOf(set: ApplicationSetPlan): GitGenerator[] {
  return generatorsOf(set).flatMap(({ git }) => git ?? []);
}

/**
 * What a text of the template can come to, where the set itself says so: the text, or what the elements of lists have
 * for a field that is all of it. `undefined` where that is not known before Argo CD reads files or asks services.
 */
export function possibleTexts(set: ApplicationSetPlan, text: string): readonly string[] | undefined {
  if (!text.includes('{{')) return [text];
  const field = /^\{\{-?\s*\.(\w+)\s*-?\}\}$/.exec(text)?.[1];
  if (field === undefined) return undefined;
  const generators = generatorsOf(set);
  // What is in files, or comes from services, may set the field, too.
  if (!generators.every(({ list, matrix, merge, git }) => list ?? matrix ?? merge ?? git?.directories))
    return undefined;
  const found = generators.flatMap(({ list }) =>
    list ? [(list.elements ?? []).map((each) => each[field])] : [],
  );
  const texts = found.flat().filter((value) => typeof value === 'string');
  const isWhole = generators.every(({ list }) => list?.elementsYaml === undefined);
  return isWhole && texts.length > 0 ? [...new Set(texts)] : undefined;
}
