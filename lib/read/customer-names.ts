import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { error, type Issue } from '../issues/issue';
import type { CustomerBefore } from '../removals';
import { isFolder, LINK, lstat } from './links';
import type { Reading } from './reading';

const FILE = 'customer.ts';

/** File names that people may have meant for `customer.ts`: other endings, and another case. */
const ALIKE = /^customers?\.[cm]?[jt]sx?$/i;

/**
 * The names of the folders that have a customer. A folder that seems to have none is an error: whoever passed it over
 * would remove its tenants.
 *
 * @param root folder of the program
 * @param before the customers that the output holds: where it has some, `customers/` has to be there
 * @param only those that are looked for; the others are known to be there, or not
 */
export function* customerNames(
  root: string,
  before: () => readonly CustomerBefore[],
  only?: readonly string[],
): Reading<string[]> {
  const folder = join(root, 'customers');
  const at = { file: 'customers' };
  const top = lstat(folder);
  if (!top) yield* missing(before().filter(({ isTeam }) => !isTeam));
  else if (top.isSymbolicLink()) yield error(at, LINK, 'put the folder itself in its place');
  else if (!top.isDirectory())
    yield error(at, 'is no folder', 'make it one, with a folder for each customer');
  if (!top?.isDirectory()) return [];
  const names: string[] = [];
  const all = () => readdirSync(folder, { withFileTypes: true }).filter(isFolder);
  for (const name of only ?? all().map((entry) => entry.name)) {
    if (name.startsWith('.')) continue;
    const issue = fault(folder, name);
    if (issue) yield issue;
    else names.push(name);
  }
  return names.sort();
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

function fault(folder: string, name: string): Issue | undefined {
  const at = { file: `customers/${name}` };
  const own = join(folder, name);
  if (lstat(own)?.isSymbolicLink())
    return error(at, LINK, 'put the folder itself in its place, or remove the link');
  const found = lstat(join(own, FILE));
  const file = { file: `${at.file}/${FILE}` };
  if (found?.isSymbolicLink())
    return error(file, LINK, 'put the file itself in its place; what customers share, it may import');
  if (found?.isFile()) return undefined;
  if (found) return error(file, 'is no file', 'make it one that exports the customer');
  const alike = readdirSync(own).find((each) => ALIKE.test(each));
  return alike === undefined
    ? error(at, `has no ${FILE}`, 'add one, or remove the folder')
    : error(at, `has no ${FILE}, but ${alike}`, `rename ${alike} to ${FILE}`);
}
