import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FleetSpec } from '../../authored/fleet';
import type { RecallSpec, RecallsFile, RingsFile } from '../../authored/specs';
import { recallOf, waysOut } from '../../facts/recalls';
import { ringGraph } from '../../facts/ring-order';
import { statedIn } from '../../facts/rollout';
import { error } from '../../issues/issue';
import type { Recalled } from '../../json/recall';
import { tenantsOf, type Plan } from '../../plan/fleet';
import type { ProductPlan } from '../../plan/product';
import { withRecall } from '../../promotion/with-recall';
import { readRecalls } from '../../read';
import { lineDiff } from '../../upgrade/line-diff';
import { written } from '../new/write';
import { print, say } from '../print';
import { notVersioned, refused } from '../promote/refused';
import type { Known } from '../timely';
import { told } from '../told';
import { recalledAsText } from './text';

/** Options as people typed them: any text is possible. */
export interface RecallOptions {
  readonly product: string;
  readonly version: string;
  readonly reason: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** The program whose fleet is changed. */
export interface Recalling {
  readonly root: string;
  readonly command: string;
  readonly clock: () => Date;
  /** Plans the fleet as it would be with these texts in place of those of files; by path below the root. */
  readonly planWith: (texts: ReadonlyMap<string, string>) => Known;
}

/**
 * Lets no ring take a version any more, and says who runs it and what they may run instead. No output changes by that: what runs goes
 * on until somebody promotes or rolls back.
 *
 * @returns the exit code: 1 where it is refused, and then nothing was written
 */
export async function recall(known: Known, options: RecallOptions, program: Recalling): Promise<number> {
  const { plan, fleet, rings: all, issues } = known;
  if (!plan || !fleet) return refused(issues);
  const { root, clock, planWith, command } = program;
  const product = plan.products.find(({ name }) => name === options.product);
  const rings = all.find(({ file }) => file === `products/${options.product}/rings.yaml`);
  if (!product || !rings) return refused([notVersioned(plan, product, options.product)]);
  const { version, reason } = options;
  const before = recallOf(rings, version);
  if (before) {
    const problem = `${version} of '${product.name}' is recalled already, since ${before.date}: ${before.reason}`;
    return refused([error(rings.recalls!.locate(version), problem, 'nothing is left to do')]);
  }
  if (reason.trim() === '') return refused([error({ file: '--reason' }, 'is empty', 'say why')]);
  const runs = tenantsRunning(plan, product.name, version);
  const held = runs.filter(({ isHeld }) => isHeld).map(({ tenant }) => tenant);
  const date = clock().toISOString().slice(0, 10);
  const added: RecallSpec = { version, date, reason, ...(held.length > 0 && { held }) };

  const file = `products/${product.name}/recalls.yaml`;
  const path = join(root, file);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const next = withRecall(text, added);
  const { recalls, issues: faults } = readRecalls(file, next);
  if (faults.length > 0 || !isWith(recalls, rings.recalls, added)) {
    const fix = 'nothing is written; add the entry by hand';
    return refused([error({ file }, 'is written in a way that is not edited', fix)]);
  }
  const then = planWith(new Map([[file, next]]));
  if (!then.plan) return refused(then.issues);
  if (options.dryRun !== true) {
    const isNew = !existsSync(path);
    const edits = isNew ? [] : [{ file: path, start: 0, end: text.length, text: next }];
    const code = told(() => {
      written(root, { files: isNew ? { [file]: next } : {}, edits, next: [] });
      return 0;
    });
    if (code !== 0) return refused([]);
  }
  const recalled: Recalled = {
    product: product.name,
    ...{ version, date, reason, file },
    lines: lineDiff(text, next),
    isWritten: options.dryRun !== true,
    rings: [...ringsRunning(plan, fleet, product, { ...rings, recalls }, version, command)],
    tenants: runs,
  };
  say(then.issues.filter(({ at }) => at.file !== rings.file));
  await print(options.json ? `${JSON.stringify(recalled, null, 2)}\n` : recalledAsText(recalled));
  return 0;
}

/** Whether a file says what it said, and the new one. */
function isWith({ entries }: RecallsFile, before: RecallsFile | undefined, added: RecallSpec): boolean {
  return JSON.stringify(entries) === JSON.stringify([...(before?.entries ?? []), added]);
}

function tenantsRunning(plan: Plan, product: string, version: string): Recalled['tenants'] {
  return tenantsOf(plan).flatMap(({ name: tenant, ring, releases }) =>
    releases
      .filter((release) => release.product.name === product && release.version === version)
      .map(({ hold }) => ({ tenant, ring, isHeld: hold !== undefined })),
  );
}

function* ringsRunning(
  plan: Plan,
  fleet: FleetSpec,
  { name: product, spec, file }: ProductPlan,
  rings: RingsFile,
  version: string,
  command: string,
): Generator<Recalled['rings'][number]> {
  for (const { name: ring } of plan.rings) {
    const entry = rings.entries[ring];
    if (!entry || !Object.values(statedIn(entry)).includes(version)) continue;
    const ways = waysOut({ spec, file, rings }, ringGraph(fleet), ring, version);
    const commands = [
      ...(ways.back === undefined
        ? []
        : [`${command} rollback ${product} --ring ${ring} --to ${ways.back} --reason '…'`]),
      ...(ways.on === undefined ? [] : [`${command} promote ${product} --to ${ring} --version ${ways.on}`]),
    ];
    yield { ring, ...ways, commands };
  }
}
