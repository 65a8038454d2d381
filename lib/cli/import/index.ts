import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { checkedOut } from '../../engines/argocd/plan/checkouts';
import { importedAndCompared } from '../../import/argocd/checked';
import { configurationsIn } from '../../import/flux/arc';
import { importedFlux } from '../../import/flux/checked';
import type { ImportedFleet } from '../../import/imported';
import { modulesOf } from '../../import/modules';
import { objectsIn } from '../../import/objects';
import { countsOf } from '../../import/report';
import type { Told } from '../../import/told';
import { withOrigins } from '../../import/origins';
import { importedSpecs } from '../../import/specs';
import { error, type Issue } from '../../issues/issue';
import { unknown } from '../../issues/unknown';
import { plan, type Outcome } from '../../planner/plan';
import { located } from '../../read';
import { givenCheckouts } from '../preview/checkouts';
import { say } from '../print';
import { printable } from '../printable';
import { counted } from '../report';
import { deliveredBy, objectsOf } from './delivered';
import { textsAt } from './texts';

/** Options as people typed them. */
export interface ImportOptions {
  /** What is there: `argocd` or `flux`. */
  readonly what: string;
  /** File or folder; `-` for what comes in. */
  readonly path: string;
  /** Folder of the new fleet. @default 'imported' */
  readonly into?: string;
  /** @default 'main' */
  readonly cluster?: string;
  /** @default 'production' */
  readonly environment?: string;
  /** URL of the state repository of the new fleet. @default - one that nobody has */
  readonly state?: string;
  /** Which Applications or HelmReleases are releases of customers: an expression for their names. @default - all are components */
  readonly releases?: string;
  /** `URL=PATH` of repositories that are checked out: ApplicationSets are expanded over them. @default - none */
  readonly checkout?: readonly string[];
}

/** What can be read, each with the kinds of which there has to be one. */
const KINDS = {
  argocd: { of: /^Application(Set)?$/, nouns: 'has no Application and no ApplicationSet' },
  flux: {
    of: /^(Kustomization|HelmRelease)$/,
    nouns: 'has no Kustomization of Flux, no HelmRelease and no configuration of Azure Arc',
  },
} as const;
export const imports = Object.keys(KINDS) as (keyof typeof KINDS)[];

const STATE = 'https://git.example.com/fleet-state.git';

/**
 * Writes a fleet that is made of what is there already, in a folder of its own, and says what is not as it was.
 *
 * @returns 1 where nothing could be read, or the new fleet has mistakes that somebody has to mend first
 */
export function importFleet(root: string, options: ImportOptions): number {
  const { path } = options;
  const what = imports.find((each) => each === options.what);
  const into = resolve(root, options.into ?? 'imported');
  const releases = options.releases === undefined ? undefined : expressionIn(options.releases);
  const { checkouts, issues: ofCheckouts } = givenCheckouts(options.checkout ?? []);
  const wrong = [
    ...unknown({ file: 'import' }, 'kind of what is there', options.what, imports),
    ...ofCheckouts,
    ...taken(into, root),
    ...(what === 'flux' ? ofArgocdAlone(options) : []),
    ...(releases && 'severity' in releases ? [releases] : []),
  ];
  const { texts, issues: unread } = wrong.length > 0 ? { texts: [], issues: [] } : textsAt(path);
  const { found, issues } = objectsIn(texts);
  const configurations = what === 'flux' ? configurationsIn(texts) : { found: [], told: [] };
  const all = [...wrong, ...unread, ...issues];
  const objects = [...found, ...configurations.found];
  if (what && all.length === 0 && !objects.some(({ object }) => KINDS[what].of.test(object.kind)))
    all.push(error({ file: path }, KINDS[what].nouns, 'name what has some'));
  if (all.length > 0) {
    say(all);
    return 1;
  }
  let outcome: Outcome | undefined;
  const outputOf = (made: ImportedFleet) => {
    outcome = plan(importedSpecs(made));
    return outcome.plan;
  };
  const { cluster = 'main', environment = 'production', state = STATE } = options;
  const settings = { cluster, environment, state: { url: state, branch: 'main' } };
  const imported =
    what === 'flux'
      ? withTold(
          importedFlux(
            objects,
            {
              ...settings,
              engine: configurations.found.length > 0 ? 'arc' : 'flux',
              texts,
              configured: new Set(configurations.found),
              ...(releases instanceof RegExp && { releases }),
            },
            (made) => {
              const planned = outputOf(made);
              return planned && objectsOf(planned);
            },
          ),
          configurations.told,
        )
      : importedAndCompared(
          objects,
          {
            ...settings,
            context: { tree: checkedOut(checkouts), clusters: [] },
            ...(releases instanceof RegExp && { releases }),
          },
          (made) => {
            const planned = outputOf(made);
            return planned && deliveredBy(planned);
          },
        );
  written(into, { ...imported, told: withOrigins(imported.told, objects) });
  // Warnings are told by each run of the new fleet.
  const mistakes = (outcome?.issues ?? []).filter(({ severity }) => severity === 'error');
  say(
    located(into, mistakes).map((each) => ({
      ...each,
      at: { ...each.at, file: join(relative(root, into), each.at.file) },
    })),
  );
  process.stderr.write(`${printable(closing(relative(root, into), imported))}\n`);
  return mistakes.length > 0 ? 1 : 0;
}

function withTold(imported: ImportedFleet, told: readonly Told[]): ImportedFleet {
  return { ...imported, told: [...told, ...imported.told] };
}

function* ofArgocdAlone({ checkout = [] }: ImportOptions): Iterable<Issue> {
  if (checkout.length > 0)
    yield error(
      { file: '--checkout' },
      'is of import argocd alone',
      'leave it out: Flux has no ApplicationSets',
    );
}

function expressionIn(text: string): RegExp | Issue {
  const fix =
    "name both, and the environment if need be: '(?<customer>acme|zen)-(?<product>.+)-(?<environment>dev|prod)'";
  try {
    const isWhole = ['customer', 'product'].every((group) => text.includes(`(?<${group}>`));
    return isWhole ? new RegExp(`^(?:${text})$`) : error({ file: '--releases' }, 'it lacks a group', fix);
  } catch (fault) {
    return error({ file: '--releases' }, `is no expression: ${(fault as Error).message}`, fix);
  }
}

function* taken(into: string, root: string): Iterable<Issue> {
  if (!existsSync(into) || readdirSync(into).length === 0) return;
  const problem = `'${relative(root, into)}' is not empty`;
  yield error({ file: '--into' }, problem, 'name a folder that is not there, or remove it first');
}

function written(into: string, imported: ImportedFleet): void {
  for (const [path, text] of Object.entries(modulesOf(imported))) {
    mkdirSync(dirname(join(into, path)), { recursive: true });
    writeFileSync(join(into, path), text);
  }
}

function closing(into: string, { fleet, products, customers, told }: ImportedFleet): string {
  const made = [
    counted(Object.keys(fleet.clusters).length, 'cluster'),
    counted(Object.keys(fleet.components).length, 'component'),
    counted(products.length, 'product'),
    counted(customers.length, 'customer'),
  ];
  return `${into}/: ${made.join(', ')}; ${countsOf(told)} (${into}/IMPORTED.md); synthesize it: npx tsx ${into}/main.ts`;
}
