import { expand, type Application, type Context, type Expansion, type Globbing } from '../../applicationsets';
import { error, warning, type Issue } from '../../issues/issue';
import type { Outcome } from '../../planner/plan';
import type { Plan } from '../../plan/fleet';
import { suggest } from '../../issues/suggest';
import { unknown } from '../../issues/unknown';
import { textOf, type RenderedFile } from '../../output';
import { print, say } from '../print';
import { givenCheckouts } from './checkouts';
import { convertedSets } from './converted-sets';
import { setsIn, trees, type FoundSet } from './rendered-sets';

/** Options as people typed them: any text is possible. */
export interface PreviewOptions {
  /** Name of the set. @default - every set */
  readonly set?: string;
  /** Shows the sets alone that deliver to this cluster, or that it runs. @default - every set */
  readonly cluster?: string;
  /** @default 'yaml' */
  readonly format?: string;
  /** How the git files generator reads patterns. @default 'legacy' */
  readonly globbing?: string;
  /** `URL=PATH` of repositories that are checked out, before those of the fleet. @default - none */
  readonly checkout?: readonly string[];
  /** A file with ApplicationSets, which are printed with Go templates instead. @default - Applications are printed */
  readonly convert?: string;
}

/** An Application, and the set that makes it. */
interface Made {
  readonly set: FoundSet;
  readonly application: Application;
}

/** How Applications are printed. */
export const previewFormats = { yaml, json, names } satisfies Record<
  string,
  (made: readonly Made[]) => string
>;
export const globbings = ['legacy', 'doublestar'] as const satisfies readonly Globbing[];

/**
 * Prints the Applications that the fleet's ApplicationSets come to, from the files as they would be written now; or the
 * sets of a file with Go templates.
 *
 * @returns 1 where a set is wrong; the Applications that could be made are printed all the same
 */
export async function preview(
  outcome: Outcome,
  options: PreviewOptions,
  renderAll: (plan: Plan) => Iterable<RenderedFile>,
): Promise<number> {
  const { plan } = outcome;
  const { format = 'yaml', globbing = 'legacy', set, cluster } = options;
  const { checkouts, issues: ofCheckouts } = givenCheckouts(options.checkout ?? []);
  const wrong = [
    ...ofCheckouts,
    ...unknown({ file: '--format' }, 'format', format, Object.keys(previewFormats)),
    ...unknown({ file: '--globbing' }, 'globbing', globbing, globbings),
  ];
  if (plan && cluster !== undefined) {
    const clusters = plan.clusters.map(({ name }) => name);
    wrong.push(...unknown({ file: '--cluster' }, 'cluster', cluster, clusters));
  }
  if (!plan || wrong.length > 0) {
    say([...outcome.issues, ...wrong]);
    return 1;
  }
  const files = [...renderAll(plan)];
  const tree = trees({ ...plan, checkouts: [...checkouts, ...plan.checkouts] }, files);
  if (options.convert !== undefined)
    return converted(outcome, options.convert, { tree, clusters: [], globbing: globbing as Globbing });
  const there = setsIn(plan, files).filter((found) => cluster === undefined || found.cluster === cluster);
  const sets = there.filter(({ object }) => set === undefined || object.metadata.name === set);
  const told = sets.length === 0 ? [noneOf(there, options)] : [];
  const made: Made[] = [];
  for (const found of sets) {
    const { object, clusters, argocd } = found;
    const expansion = expand(object, { tree, clusters, argocd, globbing: globbing as Globbing });
    told.push(...judgements(found, expansion));
    made.push(...expansion.applications.map((application) => ({ set: found, application })));
  }
  say([...outcome.issues, ...told]);
  await print(previewFormats[format as keyof typeof previewFormats](made));
  return told.some(({ severity }) => severity === 'error') ? 1 : 0;
}

async function converted({ issues }: Outcome, file: string, context: Context): Promise<number> {
  const { text, issues: told } = convertedSets(file, context);
  say([...issues, ...told]);
  await print(text);
  return told.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** Says that there is no set of those asked for. */
function noneOf(there: readonly FoundSet[], { set, cluster }: PreviewOptions): Issue {
  const at = { file: 'preview' };
  const where = cluster === undefined ? 'the fleet' : `cluster '${cluster}'`;
  if (set !== undefined && there.length > 0) {
    const names = [...new Set(there.map(({ object }) => object.metadata.name))];
    return error(at, `${where} has no ApplicationSet '${set}'`, suggest(set, names));
  }
  const judge = set === undefined ? warning : error;
  return judge(
    at,
    `${where} has no ApplicationSet, so there is nothing to expand`,
    "what delivers tenants is in the output folder as it is, below clusters/; for sets, give a cluster of Argo CD delivery: 'ApplicationSets', or the fleet applicationSets",
  );
}

function* judgements(
  { file, object, cluster }: FoundSet,
  { problems, notExpanded }: Expansion,
): Generator<Issue> {
  const { name } = object.metadata;
  const of = (path: string) => ({ file, path: `${name}.${path}` });
  if (cluster === undefined)
    yield warning(
      { file, path: name },
      `no cluster runs the ApplicationSet '${name}': these Applications are what it would make`,
      'name it under applicationSets of a cluster that is to run it',
    );
  for (const { at, problem, fix } of problems) yield error(of(at), problem, fix);
  for (const { at, why } of notExpanded)
    yield warning(of(at), `not expanded: ${why}`, `ask Argo CD: argocd appset generate ${file}`);
}

function yaml(made: readonly Made[]): string {
  return made
    .map(({ set, application }) =>
      textOf({ format: 'values', comment: `ApplicationSet ${titleOf(set)}`, values: application }),
    )
    .join('---\n');
}

function titleOf({ object, cluster, file }: FoundSet): string {
  return `${object.metadata.name}${cluster === undefined ? ', which no cluster runs' : ` on ${cluster}`}: ${file}`;
}

function json(made: readonly Made[]): string {
  const list = made.map(({ set: { object, cluster, file }, application }) => ({
    set: object.metadata.name,
    ...(cluster === undefined ? {} : { cluster }),
    file,
    application,
  }));
  return `${JSON.stringify(list, null, 2)}\n`;
}

function names(made: readonly Made[]): string {
  return made.map(({ application }) => `${application.metadata.name}\n`).join('');
}
