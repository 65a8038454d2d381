import { Fault } from '../fault';
import { below } from '../generators/scope';
import { shaped } from '../shape';
import { TemplateFault } from '../template';
import type { ApplicationSetObject, GeneratorObject, Problem } from '../types';
import { namesOf, type Names } from './names';
import { convertedText } from './texts';

/** A set with Go templates, and what of it these cannot say. */
export interface Conversion {
  /** @default - it is no set, or not all of it can be said */
  readonly set?: ApplicationSetObject;
  readonly problems: readonly Problem[];
}

/** The set without `goTemplate` as one with it, which comes to the same Applications. */
export function convert(given: ApplicationSetObject): Conversion {
  const { set, faults } = shaped(given);
  const told = [...faults];
  if (!set) return { problems: problemsOf('', told) };
  const work = new Work(namesOf(set.spec.generators), (fault) => told.push(fault));
  const { goTemplate: _, goTemplateOptions: __, generators, template, templatePatch, ...spec } = set.spec;
  const converted = {
    ...set,
    spec: {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      ...spec,
      generators: generators.map((each, index) => work.generator(each, `spec.generators[${index}]`, false)),
      template: work.all(template, 'spec.template'),
      ...(templatePatch !== undefined && { templatePatch: work.all(templatePatch, 'spec.templatePatch') }),
    },
  };
  const problems = problemsOf(set.metadata.name, told);
  return problems.length > 0 ? { problems } : { set: converted, problems };
}

function problemsOf(set: string, faults: readonly Fault[]): Problem[] {
  return faults.map(({ at, problem, fix }) => ({ set, at, problem, fix }));
}

class Work {
  constructor(
    private readonly names: Names,
    private readonly tell: (fault: Fault) => void,
  ) {}

  /** Every text of a structure, keys too. */
  all<T>(value: T, at: string): T {
    return this.converted(value, at) as T;
  }

  private converted(value: unknown, at: string): unknown {
    if (typeof value === 'string') return this.text(value, at);
    if (Array.isArray(value)) return value.map((item, index) => this.converted(item, `${at}[${index}]`));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [this.text(key, at), this.converted(item, below(at, key))]),
    );
  }

  private text(text: string, at: string): string {
    try {
      return convertedText(text, this.names);
    } catch (fault) {
      if (!(fault instanceof TemplateFault)) throw fault;
      this.tell(new Fault(at, fault.problem, fault.fix));
      return text;
    }
  }

  /** @param isSecond whether all of its texts are templates, as of the second generator of a matrix */
  generator(generator: GeneratorObject, at: string, isSecond: boolean): GeneratorObject {
    const kinds = Object.entries(generator).map(([kind, content]) => {
      const where = `${at}.${kind}`;
      if (kind === 'selector') return [kind, selected(content as object)] as const;
      return [kind, this.content(kind, content as Content, where, isSecond)] as const;
    });
    return Object.fromEntries(kinds);
  }

  private content(kind: string, content: Content, at: string, isSecond: boolean): object {
    const { generators, mergeKeys, values, template, ...rest } = content;
    for (const key of mergeKeys ?? []) this.mergeKey(key, `${at}.mergeKeys`);
    return {
      ...(isSecond ? this.all(rest, at) : rest),
      ...(mergeKeys && { mergeKeys }),
      ...(values && { values: this.all(values, `${at}.values`) }),
      ...(template && { template: this.all(template, `${at}.template`) }),
      ...(generators && {
        generators: generators.map((inner, index) =>
          this.generator(inner, `${at}.generators[${index}]`, isSecond || (kind === 'matrix' && index > 0)),
        ),
      }),
    };
  }

  /** With Go templates, a merge goes by whole parameters, and not by what is in them. */
  private mergeKey(key: string, at: string): void {
    if (this.names.keys.has(key) || (!key.includes('.') && key !== 'path')) return;
    const fix = 'give each generator a parameter of its own for it, or leave the set as it is';
    this.tell(new Fault(at, `Go templates cannot merge by '${key}', which is within a parameter`, fix));
  }
}

interface Content {
  readonly generators?: readonly GeneratorObject[];
  readonly mergeKeys?: readonly string[];
  readonly values?: Readonly<Record<string, string>>;
  readonly template?: object;
}

/** The same selector: only the path itself has another name. */
function selected(selector: object): object {
  const renamed = (key: string) => (/^(.+\.)?path$/.test(key) ? `${key}.path` : key);
  const {
    matchLabels = {},
    matchExpressions,
    ...rest
  } = selector as {
    readonly matchLabels?: Readonly<Record<string, string>>;
    readonly matchExpressions?: readonly { readonly key: string }[];
  };
  const labels = Object.entries(matchLabels).map(([key, value]) => [renamed(key), value] as const);
  return {
    ...rest,
    ...(labels.length > 0 && { matchLabels: Object.fromEntries(labels) }),
    ...(matchExpressions && {
      matchExpressions: matchExpressions.map((each) => ({ ...each, key: renamed(each.key) })),
    }),
  };
}
