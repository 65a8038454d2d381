import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { error, type Issue } from '../issues/issue';
import type { CustomerBefore } from '../removals';
import { isFolder, LINK, lstat } from './links';
import type { Reading } from './reading';
import { METADATA, PRODUCTS } from '../facts/customer-files';

/** A customer as a module. */
const MODULE = 'customer.ts';

/** File names that people may have meant: other endings, and another case. */
const ALIKE: readonly (readonly [name: RegExp, meant: string])[] = [
  [/^customers?\.[cm]?[jt]sx?$/i, MODULE],
  [/^metadata\.ya?ml$/i, METADATA],
];

/** A folder that has a customer. */
export interface CustomerFolder {
  readonly name: string;
  /** What makes it one, in the folder: a module, or the first of several files of YAML. */
  readonly file: string;
}

/**
 * The folders that have a customer. A folder that seems to have none is an error: whoever passed it over
 * would remove its tenants.
 *
 * @param root folder of the program
 * @param before the customers that the output holds: where it has some, `customers/` has to be there
 * @param only those that are looked for; the others are known to be there, or not
 */
export function* customerFolders(
  root: string,
  before: () => readonly CustomerBefore[],
  only?: readonly string[],
): Reading<CustomerFolder[]> {
  const folder = join(root, 'customers');
  const at = { file: 'customers' };
  const top = lstat(folder);
  if (!top) yield* missing(before().filter(({ isTeam }) => !isTeam));
  else if (top.isSymbolicLink()) yield error(at, LINK, 'put the folder itself in its place');
  else if (!top.isDirectory())
    yield error(at, 'is no folder', 'make it one, with a folder for each customer');
  if (!top?.isDirectory()) return [];
  const found: CustomerFolder[] = [];
  const all = () => readdirSync(folder, { withFileTypes: true }).filter(isFolder);
  for (const name of only ?? all().map((entry) => entry.name)) {
    if (name.startsWith('.')) continue;
    const file = fileOf(folder, name);
    if (typeof file === 'string') found.push({ name, file });
    else yield file;
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A fleet may have no customer yet; one that has some does not lose all of them at once by a folder that is not there. */
function* missing(before: readonly CustomerBefore[]): Generator<Issue> {
  if (before.length === 0) return;
  const names = before.map(({ name }) => name);
  const shown = [...names.slice(0, 10), ...(names.length > 10 ? [`${names.length - 10} more`] : [])];
  yield error(
    { file: 'customers' },
    `is not there, and the output has customers: ${shown.join(', ')}`,
    'bring it back: a sparse checkout, a merge or a mount may have left it out; where all are to go, leave an empty folder',
  );
}

/** The file that makes the folder a customer; or what is wrong with it. */
function fileOf(folder: string, name: string): string | Issue {
  const at = { file: `customers/${name}` };
  const own = join(folder, name);
  if (lstat(own)?.isSymbolicLink())
    return error(at, LINK, 'put the folder itself in its place, or remove the link');
  const [isModule, isYaml] = [lstat(join(own, MODULE)), lstat(join(own, METADATA))];
  const found = isModule ?? isYaml;
  const file = isModule ? MODULE : METADATA;
  const place = { file: `${at.file}/${file}` };
  if (found?.isSymbolicLink())
    return error(place, LINK, 'put the file itself in its place; what customers share, it may import');
  if (found && !found.isFile()) return error(place, 'is no file', 'make it one that exports the customer');
  const other = [METADATA, PRODUCTS].find((each) => lstat(join(own, each)));
  if (isModule && other !== undefined)
    return error(at, `is a customer twice: as ${MODULE}, and as YAML (${other})`, 'remove one of them');
  if (found) return file;
  const names = readdirSync(own);
  for (const [pattern, meant] of ALIKE) {
    const alike = names.find((each) => pattern.test(each));
    if (alike !== undefined) return error(at, `has no ${meant}, but ${alike}`, `rename ${alike} to ${meant}`);
  }
  return error(at, `has no ${MODULE}`, `add one, or ${METADATA} and ${PRODUCTS}, or remove the folder`);
}
