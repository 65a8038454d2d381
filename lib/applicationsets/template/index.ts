import { suggestion } from '../suggestion';
import { Run, type MissingKey } from './evaluator';
import { TemplateFault } from './fault';
import { functions } from './functions';
import { parse } from './parser';
import type { Block } from './tree';
import type { Dict } from './value';

/** Go templates with the options of one set. Each text is read once, however often it is rendered. */
export class Templates {
  private readonly read = new Map<string, Block | TemplateFault>();

  constructor(private readonly missingKey: MissingKey) {}

  /** @throws TemplateFault */
  render(template: string, params: Dict): string {
    // What most strings are.
    if (!template.includes('{{')) return template;
    return new Run(functions, this.missingKey, params).text(this.parsed(template));
  }

  /** What is wrong with the text as a template, whatever the parameters. */
  misread(template: string): TemplateFault | undefined {
    if (!template.includes('{{')) return undefined;
    const read = this.reading(template);
    return read instanceof TemplateFault ? read : undefined;
  }

  /** Strings with those parameters filled in that are there: one that wants another is left as it is. */
  partly(strings: Readonly<Record<string, string>>, params: Dict): Record<string, string> {
    const strict = new Templates('error');
    const entries = Object.entries(strings).map(([key, text]) => {
      try {
        return [key, strict.render(text, params)] as const;
      } catch (fault) {
        if (fault instanceof TemplateFault && fault.isMissing) return [key, text] as const;
        throw fault;
      }
    });
    return Object.fromEntries(entries);
  }

  private parsed(template: string): Block {
    const known = this.reading(template);
    if (known instanceof TemplateFault) throw known;
    return known;
  }

  private reading(template: string): Block | TemplateFault {
    const known = this.read.get(template) ?? attempt(template);
    this.read.set(template, known);
    return known;
  }
}

function attempt(template: string): Block | TemplateFault {
  try {
    return parse(template, known);
  } catch (fault) {
    if (fault instanceof TemplateFault) return fault;
    throw fault;
  }
}

function known(name: string): void {
  if (Object.hasOwn(functions, name) || name === 'and' || name === 'or') return;
  throw new TemplateFault(`unknown function '${name}'`, suggestion(name, Object.keys(functions)));
}

export { TemplateFault } from './fault';
export { type MissingKey } from './evaluator';
export * from './value';
