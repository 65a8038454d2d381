import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { convert, expand, type ApplicationSetObject, type Context } from '../../applicationsets';
import { error, warning, type Issue } from '../../issues/issue';
import { textOf } from '../../output';

/** The ApplicationSets of a file as sets with Go templates, and what there is to say of them. */
export interface ConvertedSets {
  /** YAML, a document a set. */
  readonly text: string;
  readonly issues: readonly Issue[];
}

/**
 * Converts the sets of a file. Those that have Go templates stay as they are; what else is in the file is left out.
 *
 * @param file as people typed it
 * @param context over which the sets before and after are compared; what it does not know is not compared
 */
export function convertedSets(file: string, context: Context): ConvertedSets {
  const read = documentsOf(file);
  if ('issue' in read) return { text: '', issues: [read.issue] };
  const sets = read.documents.filter((each) => each?.kind === 'ApplicationSet') as ApplicationSetObject[];
  const issues: Issue[] = [];
  if (sets.length === 0) issues.push(error({ file }, 'it has no ApplicationSet', 'name a file that has one'));
  const texts: string[] = [];
  for (const set of sets) {
    if (set.spec?.goTemplate === true) {
      texts.push(yaml(set));
      continue;
    }
    const { set: converted, problems } = convert(set);
    for (const { at, problem, fix } of problems) issues.push(error({ file, path: at }, problem, fix));
    if (!converted) continue;
    texts.push(yaml(converted));
    issues.push(...compared(file, set, converted, context));
  }
  return { text: texts.join('---\n'), issues };
}

type Document = { readonly kind?: unknown } | null;

function documentsOf(file: string): { readonly documents: readonly Document[] } | { readonly issue: Issue } {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (fault) {
    const { code = '' } = fault as NodeJS.ErrnoException;
    return { issue: error({ file }, `cannot be read (${code})`, 'name a file with ApplicationSets') };
  }
  const documents = parseAllDocuments(text);
  const [wrong] = documents.flatMap(({ errors }) => errors);
  if (wrong)
    return { issue: error({ file }, `is no YAML: ${wrong.message.split('\n')[0]!}`, 'mend the file') };
  return { documents: documents.map((each) => each.toJS() as Document) };
}

function yaml(set: ApplicationSetObject): string {
  return textOf({ format: 'values', comment: `ApplicationSet ${set.metadata.name}`, values: set });
}

/** Says where the sets do not come to the same Applications, over what is known here. */
function* compared(
  file: string,
  before: ApplicationSetObject,
  after: ApplicationSetObject,
  context: Context,
): Iterable<Issue> {
  const [given, made] = [expand(before, context), expand(after, context)];
  const of = (path: string) => ({ file, path });
  for (const { at, why } of given.notExpanded)
    yield warning(of(at), `not compared: ${why}`, 'compare the Applications in the cluster before and after');
  for (const { at, problem, fix } of made.problems)
    yield warning(of(at), `with Go templates, ${problem}`, fix);
  const same = JSON.stringify(given.applications) === JSON.stringify(made.applications);
  if (same || made.problems.length > 0) return;
  yield warning(
    of('spec'),
    'with Go templates, it comes to other Applications',
    'compare what preview prints of both: a number of a file is no text there, and may be printed otherwise',
  );
}
