import { CORE_SCHEMA, loadAll } from 'js-yaml';
import { construct } from '../lib/constructs';
import { unitsOf, type Unit } from '../lib/constructs/unit';
import { render, type RenderedFile } from '../lib/output';
import { plan } from '../lib/planner/plan';
import type { Facts } from './customers';
import type { FloorFile } from './floor/files';
import { workload } from './workload';

/** A customer whose every fact is found again in what is synthesized for it. */
export const marked = {
  name: 'marked-name',
  title: 'Marked Title',
  region: 'marked-region',
  memory: '137Mi',
  sampling: 'marked-sampling',
  replicas: 7,
  exports: false,
} as const satisfies Omit<Facts, 'ring'>;

/** What ringfleet synthesizes for the marked customer in a ring, as data. */
export function markedFiles(ring: Facts['ring']): FloorFile[] {
  return unitsIn(ring)
    .filter(({ kind }) => kind === 'customer')
    .flatMap((unit) => render(construct(unit)))
    .map(fileOf);
}

/** The files that do not change with the customers, as text. */
export function fleetFiles(): (readonly [path: string, text: string])[] {
  return unitsIn('early')
    .filter(({ kind }) => kind !== 'customer')
    .flatMap((unit) => render(construct(unit)))
    .map(({ path, content }) => [path, content]);
}

function unitsIn(ring: Facts['ring']): readonly Unit[] {
  const { plan: found, issues } = plan(workload([{ ...marked, ring }]));
  if (!found) throw new Error(JSON.stringify(issues));
  return unitsOf(found);
}

/** A rendered file, read again: however ringfleet makes it, this is what it comes to. */
function fileOf({ path, content }: RenderedFile): FloorFile {
  if (path.endsWith('.json')) return { path, comment: '', json: JSON.parse(content) as object };
  const [comment] = /^(?:#.*\n)*/.exec(content)!;
  const documents = loadAll(content, undefined, { schema: CORE_SCHEMA }) as object[];
  if (documents.every((document) => 'kind' in document)) return { path, comment, objects: documents };
  return { path, comment, values: documents[0]! };
}
