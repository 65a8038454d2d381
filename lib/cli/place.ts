import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PlacementFile } from '../authored/specs';
import { placed } from '../planner/place';
import { loadCatalogue, located, PLACEMENT, placementText, read, type ReadOptions } from '../read';
import type { Issue } from '../issues/issue';
import { say } from './print';
import { counted } from './report';

/**
 * Chooses clusters for tenants that name a pool and have none, and shards of Argo CD's controllers for clusters that have none, and
 * writes them beside the customer, or into `fleet/`. What has been chosen before stays.
 */
export function place(root: string, catalogue: string | ReadOptions['catalogue']): number {
  const loaded = loadCatalogue(root, catalogue);
  if ('issues' in loaded) return refused(root, loaded.issues);
  const { specs, issues: unreadable } = read({ root, catalogue: loaded.catalogue });
  if (unreadable.some(({ severity }) => severity === 'error')) return refused(root, unreadable);
  const { customers, shards, issues } = placed(specs);
  const write = (
    folder: string,
    before: PlacementFile | undefined,
    chosen: Readonly<Record<string, string>>,
  ) => writeFileSync(join(root, folder, PLACEMENT), placementText({ ...before?.entries, ...chosen }));
  for (const [{ file, placement }, chosen] of customers) write(dirname(file), placement, chosen);
  if (Object.keys(shards).length > 0) write('fleet', specs.shards, shards);
  say(located(root, issues));
  const tenants = [...customers.values()].reduce((sum, each) => sum + Object.keys(each).length, 0);
  process.stderr.write(
    `placed: ${counted(tenants, 'tenant')}, ${counted(Object.keys(shards).length, 'cluster')}\n`,
  );
  return issues.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function refused(root: string, issues: readonly Issue[]): number {
  say(located(root, issues));
  return 1;
}
