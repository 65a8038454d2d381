import { Fault } from './fault';
import { below } from './generators/scope';
import type { Texts } from './texts';
import type { ApplicationSetObject, GeneratorObject, TemplateObject } from './types';

/**
 * Mistakes in the templates of a set that show without any parameters: what is no template, and unknown functions. For a
 * generator whose parameters are not known here, or which gives none; of others, rendering tells more.
 */
export function misread(
  { spec: { templatePatch } }: ApplicationSetObject,
  template: TemplateObject,
  generator: GeneratorObject,
  at: string,
  templates: Texts,
): Fault[] {
  const { metadata = {}, spec = {} } = template;
  return [
    ...inGenerator(generator, at, templates),
    ...inAll({ metadata, spec }, 'spec.template', templates),
    ...inAll(templatePatch, 'spec.templatePatch', templates),
  ];
}

/** Its `values`, and of a matrix all of the second generator: the rest is taken as it is. */
function inGenerator(generator: GeneratorObject, at: string, templates: Texts): Fault[] {
  return Object.entries(generator).flatMap(([kind, content]) => {
    const { values, generators = [] } = content as {
      readonly values?: unknown;
      readonly generators?: readonly GeneratorObject[];
    };
    const where = `${at}.${kind}`;
    return [
      ...inAll(values, `${where}.values`, templates),
      ...generators.flatMap((inner, index) =>
        kind === 'matrix' && index > 0
          ? inAll(inner, `${where}.generators[${index}]`, templates)
          : inGenerator(inner, `${where}.generators[${index}]`, templates),
      ),
    ];
  });
}

/** Every text of a structure, keys too. */
function inAll(value: unknown, at: string, templates: Texts): Fault[] {
  if (typeof value === 'string') {
    const fault = templates.misread(value);
    return fault ? [new Fault(at, fault.problem, fault.fix)] : [];
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => inAll(item, `${at}[${index}]`, templates));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [
    ...inAll(key, at, templates),
    ...inAll(item, below(at, key), templates),
  ]);
}
