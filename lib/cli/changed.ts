import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { construct } from '../constructs';
import { changedPlans, type PlanSome } from '../incremental/customers';
import { sumOfSome } from '../incremental/output-seal';
import { rememberSome } from '../incremental/remember';
import { closingOf, forgetStamp } from '../incremental/stamp';
import { pendingChange, type Pending } from '../incremental/unchanged';
import { render, rewrite, type RenderedFile } from '../output';
import type { CustomerPlan } from '../plan/tenant';
import { concluded } from './closing';
import { say } from './print';
import { tellUnsigned } from './synth';
import { told } from './told';

/** Customers that are made anew, where nothing else of the output can change. */
export interface Changed {
  readonly pending: Pending;
  readonly plans: readonly CustomerPlan[];
}

/** @returns undefined where it takes a full run */
export function changedCustomers(outdir: string, planSome: PlanSome): Changed | undefined {
  const pending = pendingChange();
  const { index, issues, outdir: known } = pending?.stamp ?? {};
  if (!pending || !index || !issues || known !== outdir) return undefined;
  const plans = changedPlans(pending.customers, index, issues, planSome);
  return plans && { pending, plans };
}

/** Makes their files anew. @returns the exit code */
export function synthChanged({ pending, plans }: Changed, program: string): number {
  const { context, stamp } = pending;
  const { outdir, output } = stamp;
  say(stamp.issues);
  return told(() => {
    const files = plans.flatMap((plan) => render(construct({ kind: 'customer', plan })));
    const before = plans.flatMap(({ name }) => pathsBefore(outdir, name, files));
    const after = files.map(({ path }) => path);
    const sum = sumOfSome(outdir, [...before, ...after], output.names);
    forgetStamp(context);
    const { changed, removed, unsigned } = rewrite(outdir, files, before, { program });
    tellUnsigned(unsigned);
    rememberSome(pending, { before, after, sum });
    const closing = closingOf({ ...stamp, files: stamp.files - before.length + after.length });
    return concluded(`${closing}, ${changed.length + removed.length} changed`);
  });
}

/** The files that the customer had: its index names all others. */
function pathsBefore(outdir: string, customer: string, files: readonly RenderedFile[]): string[] {
  const index = files.find(
    ({ path }) =>
      /^(?:[^/]+\/)?customers\/[^/]+\/index\.json$/.test(path) &&
      path.endsWith(`customers/${customer}/index.json`),
  )!.path;
  const { files: others } = JSON.parse(readFileSync(join(outdir, index), 'utf8')) as {
    readonly files: readonly { readonly path: string }[];
  };
  return [index, ...others.map(({ path }) => path)];
}
