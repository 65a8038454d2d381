import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import type { FleetSpec } from '../../../authored/fleet';
import type { CustomerInput } from '../../../authored/specs';
import { importCustomerTree, type ImportedCustomers } from '../../../import/customers';
import { inputOf, placeInTree, type DraftedCustomer } from '../../../import/customers/draft';
import { LEFT_PARTS, reportOf } from '../../../import/report';
import { error, type Issue, type Location } from '../../../issues/issue';
import { unknown } from '../../../issues/unknown';
import { loadCatalogue } from '../../../read';
import { collected } from '../../../read/reading';
import { YamlPlaces } from '../../../read/yaml-customer';
import type { FleetNow } from '../../../scaffold/addition';
import { moduleOf, yamlFolderOf } from '../../../scaffold/customer-files';
import { keptAddition, type Anew } from '../../new';
import { print, say } from '../../print';
import { printable } from '../../printable';
import { counted } from '../../report';
import type { Known } from '../../timely';
import type { ImportCustomersOptions } from './options';
import { readTree, rootOfTree } from './tree';

/** The program whose fleet gets the customers. */
export interface ImportingCustomers {
  readonly root: string;
  readonly catalogue: Parameters<typeof loadCatalogue>[1];
  readonly command: string;
  /** Plans the fleet as it would be with more customers. */
  readonly planMore: (more: readonly CustomerInput[]) => Known;
  readonly anew: Anew;
}

/**
 * Writes the customers of a tree as customers of this fleet, and synthesizes. What the rules say of them is said before anything is written.
 *
 * @returns the exit code: 1 where nothing was written
 */
export async function importCustomers(
  known: Known,
  options: ImportCustomersOptions,
  program: ImportingCustomers,
): Promise<number> {
  const { plan, fleet, issues: unsound } = known;
  const loaded = loadCatalogue(program.root, program.catalogue);
  if (!plan || !fleet || 'issues' in loaded) return refused(unsound);
  const { root, command, planMore } = program;
  const from = rootOfTree(options.path);
  const wrong = [...faultsOf(options, from, fleet)];
  if (wrong.length > 0) return refused(wrong);
  const { result: tree, issues: unread } = collected(readTree(from, options.only ?? []));
  const names = tree.customers.map(({ name }) => name);
  const inTree = (at: Location) => ({ ...at, file: join(from, at.file) });
  const all = unread.map((each) => ({ ...each, at: inTree(each.at) }));
  if (all.length === 0) all.push(...absent(options, names, from));
  all.push(...taken(names, root, from));
  const imported = importCustomerTree(
    tree,
    {
      fleet,
      products: plan.products.map(({ name }) => name),
      otherwise: options,
      placing: { clusters: byEnvironment(options.clusters), rings: byEnvironment(options.rings) },
      command,
      ...(options.until !== undefined && { until: options.until }),
    },
    (more) => {
      const { plan: made, refused: unmade = made } = planMore(more);
      return unmade;
    },
  );
  all.push(...imported.issues.map((each) => ({ ...each, at: inTree(each.at) })));
  if (all.length > 0) return refused(all);
  const { customers } = imported;
  const judged = planMore(customers.map(inputOf));
  const places = new YamlPlaces(from);
  const issues = judged.issues.map((each) => ({ ...each, at: placed(each.at, customers, places, inTree) }));
  if (!judged.plan) return refused(issues);

  const catalogue = typeof program.catalogue === 'string' ? program.catalogue : undefined;
  const present: FleetNow = {
    root,
    fleet,
    plan,
    rings: known.rings,
    command,
    ...(catalogue !== undefined && { catalogue }),
  };
  const files = Object.assign(
    {},
    ...customers.map((each) => filesOf(each, present, options, from)),
  ) as Record<string, string>;
  say(
    issues.filter(({ at }) => customers.some(({ from: { name } }) => at.file.includes(`customers/${name}/`))),
  );
  if (options.dryRun === true) {
    const lines = Object.keys(files)
      .sort()
      .map((path) => `would write ${printable(path)}\n`);
    await print(`${lines.join('')}${shown(imported, from)}`);
    return 0;
  }
  const folders = customers.map(({ from: { name } }) => `customers/${name}`).join(' ');
  const next = [
    `git add ${folders} dist && git commit -m 'Import ${counted(customers.length, 'customer')}'`,
    `${command} explain <tenant>/<product>    # where its values come from`,
  ];
  const code = await keptAddition({ files, next }, root, program.anew);
  if (code === 0) await print(shown(imported, from));
  return code;
}

function refused(issues: readonly Issue[]): number {
  say(issues);
  return 1;
}

/** What there is to know of them; nothing where they are as they were. */
function shown({ told }: ImportedCustomers, from: string): string {
  if (told.length === 0) return '';
  const [, ...lines] = reportOf(told, LEFT_PARTS).split('\n');
  return `\n${[`# Imported from ${from}`, ...lines].map(printable).join('\n')}`;
}

/** The customer's files, those that are copied among them. */
function filesOf(
  draft: DraftedCustomer,
  present: FleetNow,
  { yaml = false }: ImportCustomersOptions,
  from: string,
): Record<string, string> {
  const { content } = draft.from;
  const copied = [
    ...(content.secrets ?? []),
    ...(content.productSecrets ?? []),
    ...(content.terraform ?? []),
  ];
  return {
    ...(yaml ? yamlFolderOf(draft) : moduleOf(present, draft)),
    ...Object.fromEntries(copied.map(({ file }) => [file, ownText(readFileSync(join(from, file), 'utf8'))])),
  };
}

/** Without the line that says that nobody edits it, where it comes from the state repository of a fleet. */
function ownText(text: string): string {
  return text.replace(/^# Generated by ringfleet from [^\n]*\n/, '');
}

/** Where the tree says what an issue is about; what is of another customer, or of the fleet, is where it is. */
function placed(
  at: Location,
  customers: readonly DraftedCustomer[],
  places: YamlPlaces,
  inTree: (at: Location) => Location,
): Location {
  const [, name] = /^customers\/([^/]+)\//.exec(at.file) ?? [];
  const draft = customers.find(({ from }) => from.name === name);
  if (!draft) return at;
  const own = at.path === undefined ? undefined : placeInTree(draft, at.path);
  return inTree(
    own ? { ...own, ...(at.path !== undefined && { path: at.path }) } : places.withText(places.locate(at)),
  );
}

function* faultsOf(options: ImportCustomersOptions, from: string, fleet: FleetSpec): Iterable<Issue> {
  const folder = join(from, 'customers');
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    yield error(
      { file: options.path },
      'has no folder customers',
      'name the folder that has it, a folder in it for each',
    );
  for (const [option, of] of [
    ['cluster', fleet.clusters],
    ['ring', fleet.rings],
  ] as const)
    for (const each of options[`${option}s`] ?? []) {
      const at = { file: `--${option}` };
      const [environment = '', name] = each.split('=');
      if (name === undefined)
        yield error(at, `'${each}' names no environment`, `write --${option} prod=<${option}>`);
      else {
        yield* unknown(at, 'environment', environment, Object.keys(fleet.environments));
        yield* unknown(at, option, name, Object.keys(of));
      }
    }
  const { until } = options;
  if (until !== undefined && !z.iso.date().safeParse(until).success)
    yield error({ file: '--until' }, `'${until}' is no day`, 'give the last one, as in 2027-01-31');
}

function* absent(
  { only = [] }: ImportCustomersOptions,
  names: readonly string[],
  from: string,
): Iterable<Issue> {
  for (const name of only) yield* unknown({ file: '--only' }, 'customer', name, names);
  if (only.length === 0 && names.length === 0)
    yield error({ file: join(from, 'customers') }, 'has no customer', 'name a folder that has some');
}

function* taken(names: readonly string[], root: string, from: string): Iterable<Issue> {
  for (const name of names) {
    if (!existsSync(join(root, 'customers', name))) continue;
    const problem = `there is a customer '${name}' already, which is not overwritten`;
    const fix = `leave it out by naming the others (--only), or remove customers/${name} first`;
    yield error({ file: relative('', join(from, 'customers', name)) }, problem, fix);
  }
}

function byEnvironment(given: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(given.map((each) => each.split('=').slice(0, 2) as [string, string]));
}
