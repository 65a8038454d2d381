import { suggestion } from '../suggestion';
import type { Texts } from '../texts';
import type { MissingKey } from './commands';
import { Run } from './evaluator';
import { TemplateFault } from './fault';
import { functions } from './functions';
import { Budget } from './limits';
import { parse } from './parser';
import type { Parsed } from './tree';
import type { Dict } from './value';

/** Go templates with the options of one set. Each text is read once, however often it is rendered. */
export class Templates implements Texts {
  private readonly read = new Map<string, Parsed | TemplateFault>();

  constructor(private readonly missingKey: MissingKey) {}

  /** @throws TemplateFault */
  render(template: string, params: Dict): string {
    // What most strings are.
    if (!template.includes('{{')) return template;
    const environment = { functions, missingKey: this.missingKey, budget: new Budget() };
    return shallow(() => new Run(this.parsed(template), environment, params).text());
  }

  misread(template: string): TemplateFault | undefined {
    if (!template.includes('{{')) return undefined;
    const read = this.reading(template);
    return read instanceof TemplateFault ? read : undefined;
  }

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

  private parsed(template: string): Parsed {
    const known = this.reading(template);
    if (known instanceof TemplateFault) throw known;
    return known;
  }

  private reading(template: string): Parsed | TemplateFault {
    const known = this.read.get(template) ?? attempt(template);
    this.read.set(template, known);
    return known;
  }
}

function attempt(template: string): Parsed | TemplateFault {
  try {
    return shallow(() => parse(template, known));
  } catch (fault) {
    if (fault instanceof TemplateFault) return fault;
    throw fault;
  }
}

/** What is nested too deep for JavaScript is a mistake of the template, and none of ours. */
function shallow<T>(work: () => T): T {
  try {
    return work();
  } catch (fault) {
    if (!(fault instanceof RangeError)) throw fault;
    throw new TemplateFault(
      `it is too large, or nested too deep: ${fault.message}`,
      'write less into one text',
    );
  }
}

function known(name: string): void {
  if (Object.hasOwn(functions, name) || name === 'and' || name === 'or') return;
  const fix = REMOVED.has(name)
    ? 'Argo CD takes it out, so that no template reads what is on its machine'
    : suggestion(name, Object.keys(functions));
  throw new TemplateFault(`unknown function '${name}'`, fix);
}

/** Functions of Sprig that Argo CD does not have. */
const REMOVED = new Set(['env', 'expandenv', 'getHostByName']);

export { TemplateFault, Uncertain } from './fault';
export { type MissingKey } from './commands';
export * from './value';
