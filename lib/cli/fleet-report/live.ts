import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isMap, type Value } from '../../authored/plain/map';
import { error, type Issue } from '../../issues/issue';

const KUBECTL = 'kubectl get applications,helmreleases,kustomizations -A -o json';

/** The objects in files that kubectl printed, or what is wrong with the files. */
export function readLive(files: readonly string[]): { readonly items: Value[]; readonly issues: Issue[] } {
  const items: Value[] = [];
  const issues: Issue[] = [];
  for (const file of files) {
    const found = itemsIn(file);
    if ('severity' in found) issues.push(found);
    else items.push(...found);
  }
  return { items, issues };
}

function itemsIn(file: string): readonly Value[] | Issue {
  const wrong = (problem: string) =>
    error({ file: '--live' }, `${file} ${problem}`, `give a file that \`${KUBECTL}\` printed`);
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(resolve(file), 'utf8'));
  } catch (fault) {
    // What a parser quotes may be anything that is in the file.
    return wrong('syscall' in (fault as object) ? (fault as Error).message : 'is no JSON');
  }
  const items = isMap(read) ? read['items'] : undefined;
  return Array.isArray(items) ? (items as readonly Value[]) : wrong('has no list of items');
}
