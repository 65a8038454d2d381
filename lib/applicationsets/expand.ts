import { application, mergedTemplate, missingKeyOf } from './application';
import { Fault, Unknown } from './fault';
import { paramsOf, templateOf } from './generators';
import { behaviourOf } from './behaviour';
import { fastTemplates } from './fasttemplate';
import { misread } from './misread';
import type { Scope } from './generators/scope';
import { shaped } from './shape';
import { byCode, type Dict, Templates } from './template';
import type {
  Application,
  ApplicationSetObject,
  Context,
  Expansion,
  NotExpanded,
  Problem,
  TemplateObject,
} from './types';

/**
 * The Applications that Argo CD would make of a set, without a cluster: from the files and clusters of the context.
 * Everything that is wrong with the set is in the result.
 */
export function expand(given: ApplicationSetObject, context: Context): Expansion {
  const { set, faults } = read(given);
  if (set) return new Work(set, context).done();
  const name = typeof given?.metadata?.name === 'string' ? given.metadata.name : '';
  const problems = faults.map(({ at, problem, fix }) => ({ set: name, at, problem, fix }));
  return { applications: [], problems, notExpanded: [] };
}

/** Data may be nested deeper than JavaScript can follow. */
function read(given: ApplicationSetObject): ReturnType<typeof shaped> {
  try {
    return shaped(given);
  } catch (fault) {
    if (fault instanceof RangeError) return { faults: [tooDeep('spec')] };
    throw fault;
  }
}

function tooDeep(at: string): Fault {
  return new Fault(at, 'it is nested too deep', 'write less within one another');
}

/** One set, while it is expanded. */
class Work {
  private readonly applications: Application[] = [];
  private readonly problems = new Map<string, Problem>();
  private readonly notExpanded: NotExpanded[] = [];

  constructor(
    private readonly set: ApplicationSetObject,
    private readonly context: Context,
  ) {}

  done(): Expansion {
    this.attempt(() => this.expand());
    this.unique();
    return {
      applications: [...this.applications].sort((a, b) => byCode(a.metadata.name, b.metadata.name)),
      problems: [...this.problems.values()],
      notExpanded: this.notExpanded,
    };
  }

  private expand(): void {
    const { generators, template } = this.set.spec;
    const scope = this.scope();
    for (const [index, generator] of generators.entries()) {
      const at = `spec.generators[${index}]`;
      this.attempt(() => {
        const merged = mergedTemplate(templateOf(generator, at), template);
        const found = this.attempt(() => paramsOf(generator, at, scope)) ?? [];
        for (const params of found) {
          this.attempt(() => this.applications.push(this.made(merged, params, scope)));
        }
        if (found.length === 0)
          misread(this.set, merged, generator, at, scope.templates).forEach((fault) => this.tell(fault));
      });
    }
  }

  private scope(): Scope {
    const { goTemplate, goTemplateOptions = [] } = this.set.spec;
    const isGo = goTemplate === true;
    return {
      context: this.context,
      behaviour: behaviourOf(this.context.argocd),
      isGo,
      templates: isGo ? new Templates(missingKeyOf(goTemplateOptions)) : fastTemplates,
    };
  }

  private made(template: TemplateObject, params: Dict, scope: Scope): Application {
    return application(this.set, template, params, scope, (unknown) => this.leave(unknown));
  }

  private leave({ at, why }: Unknown): void {
    // Once, however many parameters meet it.
    if (!this.notExpanded.some((known) => known.at === at && known.why === why))
      this.notExpanded.push({ at, why });
  }

  /** What goes wrong in one place leaves the others as they are. */
  private attempt<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch (fault) {
      if (fault instanceof Unknown) this.leave(fault);
      else if (fault instanceof Fault) this.tell(fault);
      else if (fault instanceof RangeError) this.tell(tooDeep('spec'));
      else throw fault;
      return undefined;
    }
  }

  private tell({ at, problem, fix }: Pick<Fault, 'at' | 'problem' | 'fix'>): void {
    // Once, however many parameters meet it.
    this.problems.set(`${at}\n${problem}`, { set: this.set.metadata.name, at, problem, fix });
  }

  private unique(): void {
    const names = this.applications.map(({ metadata }) => metadata.name);
    for (const name of new Set(names.filter((other, index) => names.indexOf(other) !== index))) {
      this.tell({
        at: 'spec.template.metadata.name',
        problem: `${names.filter((other) => other === name).length} Applications are called '${name}'`,
        fix: 'let the name hold every parameter that tells them apart',
      });
    }
  }
}
