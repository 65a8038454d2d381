import { expand, type Application, type Context } from '../../applicationsets';
import { titleOf, type FoundObject } from '../objects';
import type { Told } from '../told';
import { faultOfApplication, isApplication, isApplicationSet } from './fault';

/** An Application that is there, or that a set makes, and the file that has either. */
export interface FoundApplication {
  readonly application: Application;
  readonly file: string;
}

export function isOfArgocd(kind: string) {
  return ({ object }: FoundObject) => object.kind === kind && object.apiVersion.startsWith('argoproj.io/');
}

/** The Applications among objects, with those that ApplicationSets make of what is known here; one that is there goes before one that is made. */
export function applicationsIn(
  objects: readonly FoundObject[],
  context: Context,
): { applications: FoundApplication[]; told: Told[] } {
  const told: Told[] = [];
  const found = new Map<string, FoundApplication>();
  for (const { object, file } of objects.filter(isOfArgocd('Application'))) {
    if (isApplication(object)) found.set(object.metadata.name, { application: object, file });
    else told.push({ what: 'lost', of: titleOf(object), why: faultOfApplication(object) ?? 'it is none' });
  }
  for (const { object, file } of objects.filter(isOfArgocd('ApplicationSet'))) {
    const of = `ApplicationSet ${object.metadata.name}`;
    if (!isApplicationSet(object)) {
      told.push({ what: 'lost', of, why: 'it has no spec with generators and a template' });
      continue;
    }
    const { applications, problems, notExpanded } = expand(object, context);
    for (const { at, why } of notExpanded)
      told.push({ what: 'lost', of, why: `${at} is not expanded: ${why}; give its Applications, too` });
    for (const { at, problem } of problems) told.push({ what: 'lost', of, why: `${at}: ${problem}` });
    for (const application of applications) {
      const { name } = application.metadata;
      if (!found.has(name) && faultOfApplication(application) === undefined)
        found.set(name, { application, file });
    }
    const made = applications.length;
    told.push({
      what: 'replaced',
      of,
      why: `${made} Application${made === 1 ? '' : 's'} of it stand for themselves`,
    });
  }
  return { applications: [...found.values()], told };
}
