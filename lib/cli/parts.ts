import { join, relative, resolve } from 'node:path';
import { unitsOf, type Unit } from '../constructs';
import { groupBy } from '../facts/group-by';
import { error, type Issue } from '../issues/issue';
import {
  digestOfInputs,
  filesOf,
  isOfShard,
  partsIn,
  shardOf,
  write,
  writePart,
  type FoundPart,
  type Part,
  type RenderedFile,
  type Shard,
} from '../output';
import type { Plan } from '../plan/fleet';
import { fleetOf } from './closing';
import { say } from './print';
import { printable } from './printable';
import { counted } from './report';

/** Folder that parts are written to, below the program's. */
export const PARTS = 'parts';

/** @returns the shard, or what is wrong with the option */
export function shardIn(text: string): Shard | Issue {
  const problem = `'${text}' is no shard`;
  const fix = 'give a number from 1 on, and of how many, 9999 at most: --shard 3/16';
  return shardOf(text) ?? error({ file: '--shard' }, problem, fix);
}

/** What a part is of. */
export interface Whole {
  readonly plan: Plan;
  /** Tenants and releases that go. */
  readonly removed: readonly string[];
}

/**
 * Writes the shard's part of the output to `parts/<number>-of-<of>`.
 *
 * @returns the closing line
 */
export function synthPart(
  root: string,
  { number, of }: Shard,
  { plan, removed }: Whole,
  render: (units: readonly Unit[]) => Iterable<RenderedFile>,
): string {
  const folder = join(root, PARTS, `${number}-of-${of}`);
  const own = unitsOf(plan).filter((unit) => isOfShard({ number, of }, `${unit.kind} ${unit.plan.name}`));
  const fleet = fleetOf(plan);
  const part = { number, of, inputs: digestOfInputs(root), fleet, removed: [...removed] };
  const { files } = writePart(folder, part, render(own), root);
  return `${fleet}: ${counted(Object.keys(files).length, 'file')} of part ${number} of ${of} in ${relative(root, folder)}`;
}

/**
 * Joins parts to the output folder, where there is every part, and all are of the program that is here.
 *
 * @returns the closing line; none where an issue, which has been printed, says why not
 * @throws RefusedFolder where a file of a part is damaged; and what `write` throws
 */
export function mergeParts(root: string, outdir: string, from: string): string | undefined {
  const folder = resolve(root, from);
  const found = partsIn(folder);
  const issues = [...faultsOf(found ?? [], from, digestOfInputs(root))];
  say(issues);
  const parts = (found ?? []).flatMap(({ folder: name, part }) => (part ? [{ name, part }] : []));
  const [first] = parts;
  if (issues.length > 0 || !first) return undefined;
  const files = function* (): Generator<RenderedFile> {
    for (const { name, part } of parts) yield* filesOf(join(folder, name), part);
  };
  const result = write(outdir, files(), { program: root });
  for (const what of first.part.removed) process.stderr.write(`removed: ${printable(what)}\n`);
  return `${first.part.fleet}: ${counted(parts.length, 'part')}, ${counted(result.files, 'file')}, ${result.changed.length + result.removed.length} changed`;
}

/** Why what was found is not every part of one output, made of what is here. */
function* faultsOf(found: readonly FoundPart[], from: string, inputs: string): Generator<Issue> {
  const parts = found.flatMap(({ folder, part }) => (part ? [{ folder: `${from}/${folder}`, part }] : []));
  for (const { folder, part } of found)
    if (!part)
      yield error(
        { file: `${from}/${folder}` },
        'is no part, or not a whole one: it has no part.json that can be read',
        'make it anew, or remove the folder',
      );
  const of = Math.max(0, ...parts.map(({ part }) => part.of));
  if (of === 0) {
    yield error({ file: from }, 'has no parts', 'make them first: --shard 1/4, --shard 2/4 and so on');
    return;
  }
  for (const { folder, part } of parts)
    yield* ofPart(folder, part, { of, inputs, removed: parts[0]!.part.removed });
  yield* missing(parts, of, from);
}

function* ofPart(
  folder: string,
  part: Part,
  whole: { readonly of: number; readonly inputs: string; readonly removed: readonly string[] },
): Generator<Issue> {
  const at = { file: folder };
  if (part.of !== whole.of)
    yield error(
      at,
      `is part ${part.number} of ${part.of}, and another one is of ${whole.of}`,
      'make all parts of one number',
    );
  if (part.inputs !== whole.inputs)
    yield error(
      at,
      'was made from other files than there are here: fleet/, products/, customers/ or what is beside them differs',
      'make the parts and join them from one commit',
    );
  if (part.removed.join() !== whole.removed.join())
    yield error(
      at,
      'lets other tenants or releases go than the first part',
      'give every run the same --remove',
    );
}

function* missing(
  parts: readonly { readonly folder: string; readonly part: Part }[],
  of: number,
  from: string,
): Generator<Issue> {
  const byNumber = groupBy(parts, ({ part }) => part.number);
  for (const [first, ...others] of byNumber.values())
    for (const { folder, part } of others)
      yield error({ file: folder }, `is part ${part.number}, as ${first.folder} is`, 'remove one of them');
  const absent = Array.from({ length: of }, (_, index) => index + 1).filter(
    (number) => !byNumber.has(number),
  );
  if (absent.length === 0) return;
  const which = `${absent.length === 1 ? 'part' : 'parts'} ${absent.join(', ')} of ${of}`;
  yield error(
    { file: from },
    `${which} ${absent.length === 1 ? 'is' : 'are'} missing`,
    `make what is missing: --shard ${absent[0]}/${of}`,
  );
}
