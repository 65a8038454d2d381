import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { write, type RenderedFile } from '../output';
import { quietly } from '../output/holder';
import { OutputPaths } from '../output/output-paths';
import { inOutput } from '../plan/layout';
import type { CustomerPlan } from '../plan/tenant';
import { takePending, type Pending } from './pending';
import type { PlanSome } from './customer-index';
import { provenChange, type ProvenChange } from './proven';
import { hasFiles } from './names';
import { sumOfSome } from './output-seal';
import { rememberSome } from './remember';
import { closingOf, forgetStamp } from './stamp';

/** A part of the output that is made anew, where nothing else of it can change. */
export interface Remade {
  readonly pending: Pending;
  readonly change: ProvenChange;
  /** Paths of the files that the part has. */
  readonly before: readonly string[];
}

/** @returns undefined where it takes a full run */
export function remadePart(outdir: string, planSome: PlanSome): Remade | undefined {
  const pending = takePending();
  const { index, issues, outdir: known } = pending?.stamp ?? {};
  if (!pending || !index || !issues || known !== outdir) return undefined;
  const change = provenChange(pending, index, issues, planSome);
  const before = change?.plans.map((plan) => filesBefore(outdir, plan));
  if (!change || !before?.every((paths) => paths !== undefined)) return undefined;
  return { pending, change, before: [...(pending.reach?.platform ?? []), ...before.flat()] };
}

/** The files of the part: those of customers, and those that are none's, where these may come out otherwise. */
export interface RemadeFiles {
  readonly customers: readonly RenderedFile[];
  readonly platform: readonly RenderedFile[];
}

/** Writes them, and keeps what the next run needs. @returns the closing line but for the seconds, and what `write` says */
export function writeRemade(
  { pending, change: { index }, before }: Remade,
  { customers, platform }: RemadeFiles,
  program: string,
) {
  const { context, stamp, reach } = pending;
  const { outdir, output } = stamp;
  const files = [...platform, ...customers];
  const after = files.map(({ path }) => path);
  const sum = sumOfSome(outdir, [...before, ...after], hasFiles(output.names));
  forgetStamp(context);
  const { changed, removed, unsigned } = write(outdir, files, { program, instead: before });
  const now = reach && { ...reach, platform: platform.map(({ path }) => path) };
  rememberSome(pending, { before, after, sum, index, ...(now && { reach: now }) });
  const closing = closingOf({ ...stamp, files: stamp.files - before.length + after.length });
  return { closing: `${closing}, ${changed.length + removed.length} changed`, unsigned };
}

/** What is read of a customer's index. */
interface Index {
  readonly files: readonly { readonly path: string }[];
}

/** The files that the customer has in the output: its index, and those that it names. */
function filesBefore(outdir: string, { name, valuesIn }: CustomerPlan): string[] | undefined {
  const index = inOutput(valuesIn, `customers/${name}/index.json`);
  const paths = new OutputPaths();
  return quietly(() => {
    const { files } = JSON.parse(readFileSync(join(outdir, index), 'utf8')) as Index;
    const all = [index, ...files.map(({ path }) => path)];
    for (const path of all) paths.add(path);
    return all;
  });
}
