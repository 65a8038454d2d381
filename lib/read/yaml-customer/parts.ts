import { readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { ENVIRONMENTS, METADATA, PRODUCTS, VALUES } from '../../facts/customer-files';
import { error, type Issue } from '../../issues/issue';
import { suggest } from '../../issues/suggest';
import { linked, OWN_FOLDERS } from '../customer-content';
import { PLACEMENT } from '../placement';
import type { Reading } from '../reading';

/** Values of one product: for all environments, or for one. */
export interface ValuesFile {
  readonly file: string;
  readonly product: string;
  /** @default - all */
  readonly environment?: string;
}

/**
 * The files of a customer's values, as they are found: no name that somebody wrote is put together to a path. A file of YAML
 * that is none of a customer's is an error, since whoever wrote it believes that it counts.
 *
 * @param folder the customer's, below that of the program
 */
export function* valuesFiles(root: string, folder: string): Reading<ValuesFile[]> {
  const found: ValuesFile[] = [];
  const own = [METADATA, PRODUCTS, PLACEMENT];
  for (const entry of entriesOf(root, folder)) {
    const { name } = entry;
    if (isYaml(entry)) yield* stray(`${folder}/${name}`, name, own);
    else if (entry.isDirectory() && !OWN_FOLDERS.includes(name))
      found.push(...(yield* ofProduct(root, folder, name)));
  }
  return found;
}

function* ofProduct(root: string, above: string, product: string): Reading<ValuesFile[]> {
  const folder = `${above}/${product}`;
  const found: ValuesFile[] = [];
  for (const entry of entriesOf(root, folder)) {
    const { name } = entry;
    const file = `${folder}/${name}`;
    if (name === ENVIRONMENTS && entry.isSymbolicLink()) yield linked({ file });
    else if (name === ENVIRONMENTS && entry.isDirectory())
      found.push(...(yield* ofEnvironments(root, file, product)));
    else if (name === VALUES) found.push({ file, product });
    else if (isYaml(entry)) yield* stray(file, name, [VALUES, 'secrets.yaml']);
    else if (entry.isDirectory()) yield* stray(file, name, [ENVIRONMENTS]);
  }
  return found;
}

function* ofEnvironments(root: string, folder: string, product: string): Reading<ValuesFile[]> {
  const found: ValuesFile[] = [];
  for (const entry of entriesOf(root, folder)) {
    const file = `${folder}/${entry.name}`;
    const [, environment] = /^(.+)\.yaml$/.exec(entry.name) ?? [];
    if (environment !== undefined) found.push({ file, product, environment });
    else if (isYaml(entry) || entry.isDirectory())
      yield error({ file }, 'is no file of an environment', 'name it <environment>.yaml, or remove it');
  }
  return found;
}

/** In the order of names; names that begin with a dot are people's own. */
function entriesOf(root: string, folder: string): Dirent[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function isYaml({ name }: Dirent): boolean {
  return /\.ya?ml$/i.test(name);
}

function* stray(file: string, name: string, known: readonly string[]): Generator<Issue> {
  if (known.includes(name)) return;
  yield error({ file }, 'is read by nobody', `rename or remove it: ${suggest(name, known)}`);
}

/** Whether the file is one that a customer is written in: one of its Secrets is none. */
export function isPart(file: string): boolean {
  return /^customers\/[^/]+\/((metadata|products|[^/]+\/values)\.yaml|[^/]+\/environments\/[^/]+\.yaml)$/.test(
    file,
  );
}
