import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { write, type RenderedFile } from '../output';
import { quietly } from '../output/holder';
import { OutputPaths } from '../output/output-paths';
import { inOutput } from '../plan/layout';
import type { CustomerPlan } from '../plan/tenant';
import { takePending, type Pending } from './pending';
import { changedPlans, type PlanSome } from './customers';
import { hasFiles } from './names';
import { sumOfSome } from './output-seal';
import { rememberSome } from './remember';
import { closingOf, forgetStamp } from './stamp';

/** Customers that are made anew, where nothing else of the output can change. */
export interface Remade {
  readonly pending: Pending;
  readonly plans: readonly CustomerPlan[];
  /** Paths of the files that they have. */
  readonly before: readonly string[];
}

/** @returns undefined where it takes a full run */
export function remadeCustomers(outdir: string, planSome: PlanSome): Remade | undefined {
  const pending = takePending();
  const { index, issues, outdir: known } = pending?.stamp ?? {};
  if (!pending || !index || !issues || known !== outdir) return undefined;
  const plans = changedPlans(pending.customers, index, issues, planSome);
  const before = plans?.map((plan) => filesBefore(outdir, plan));
  if (!plans || !before?.every((paths) => paths !== undefined)) return undefined;
  return { pending, plans, before: before.flat() };
}

/** Writes them, and keeps what the next run needs. @returns the closing line but for the seconds, and what `write` says */
export function writeRemade({ pending, before }: Remade, files: readonly RenderedFile[], program: string) {
  const { context, stamp } = pending;
  const { outdir, output } = stamp;
  const after = files.map(({ path }) => path);
  const sum = sumOfSome(outdir, [...before, ...after], hasFiles(output.names));
  forgetStamp(context);
  const { changed, removed, unsigned } = write(outdir, files, { program, instead: before });
  rememberSome(pending, { before, after, sum });
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
