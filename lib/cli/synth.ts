import { construct, unitsOf, type Unit } from '../constructs';
import type { Extend } from '../constructs/extend';
import { indexOf, type PlanSome } from '../incremental/customer-index';
import { Names } from '../incremental/names';
import { reachOf } from '../incremental/reach';
import { writeRemade, type Remade } from '../incremental/remade';
import { remember } from '../incremental/remember';
import { closingOf } from '../incremental/stamp';
import type { Issue } from '../issues/issue';
import { adopt, manifestStream, MARKER, render, write, type RenderedFile } from '../output';
import type { Plan } from '../plan/fleet';
import { STREAM } from './cdk8s-cli';
import { concluded, fleetOf } from './closing';
import { printable } from './printable';
import { say, saidOf } from './print';
import { Progress } from './report';
import { told } from './told';

/** How many removed files are named. */
const NAMED = 20;

/** A run that writes the output folder. */
export interface Synthesizing {
  readonly outdir: string;
  /** The fleet that is synthesized, and what there is to say of it, which has been printed. */
  readonly found: Plan;
  readonly issues: readonly Issue[];
  /** What goes by permission. */
  readonly gone: readonly string[];
  /** Whether the next run may rely on this one. */
  readonly isKept: boolean;
  /** Plans some customers of the same fleet. */
  readonly planSome: PlanSome;
}

export function synth(
  { outdir, found, issues, gone, isKept, planSome }: Synthesizing,
  { root, extend }: { readonly root: string; readonly extend?: Extend },
): number {
  const progress = new Progress(process.stderr);
  const names = new Names();
  names.add(MARKER);
  const parts = partsOf(found);
  const platform: string[] = [];
  const all = function* (): Generator<RenderedFile> {
    yield* noting(renderAll(found, extend, progress, parts.platform), (path) => platform.push(path));
    yield* renderAll(found, extend, progress, parts.customers);
  };
  const rendered = noting(all(), (path) => names.add(path));
  const { files, changed, removed, unsigned } = write(outdir, rendered, { program: root });
  progress.end();
  tellUnsigned(unsigned);
  tellRemoved(gone);
  const fleet = fleetOf(found);
  // What other repositories hold is no file of the fleet.
  if (isKept && found.checkouts.length === 0) {
    // A function of the fleet's may remember what it was asked before.
    const index = extend ? undefined : indexOf(found, issues, planSome);
    const known = index && { index, reach: reachOf(found, platform) };
    remember({ root, outdir, issues, said: saidOf(issues), fleet, files, names, ...known });
  }
  return concluded(`${closingOf({ fleet, files })}, ${changed.length + removed.length} changed`);
}

/** The files as they come, their paths noted. */
function* noting(files: Iterable<RenderedFile>, note: (path: string) => unknown): Generator<RenderedFile> {
  for (const file of files) {
    note(file.path);
    yield file;
  }
}

/** The units of customers, whom versions reach, and all others. */
function partsOf(found: Plan): { readonly customers: readonly Unit[]; readonly platform: readonly Unit[] } {
  const isCustomer = (unit: Unit) => unit.kind === 'customer' && !unit.plan.isTeam;
  const units = unitsOf(found);
  return { customers: units.filter(isCustomer), platform: units.filter((unit) => !isCustomer(unit)) };
}

/** Makes a part of the output anew, where nothing else can come out otherwise. @returns the exit code */
export function synthRemade(remade: Remade, program: string): number {
  say(remade.pending.stamp.issues);
  return told(() => {
    const { plans, platform } = remade.change;
    const files = {
      customers: plans.flatMap((plan) => render(construct({ kind: 'customer', plan }))),
      platform: platform ? [...renderAll(platform, undefined, undefined, partsOf(platform).platform)] : [],
    };
    const { closing, unsigned } = writeRemade(remade, files, program);
    tellUnsigned(unsigned);
    return concluded(closing);
  });
}

/** Whether somebody else put it there, only people know. */
function tellUnsigned(paths: readonly string[]): void {
  for (const path of paths.slice(0, NAMED)) process.stderr.write(`removed: ${printable(path)}\n`);
  if (paths.length > NAMED) process.stderr.write(`removed: ${paths.length - NAMED} more\n`);
}

export function tellRemoved(gone: readonly string[]): void {
  for (const what of gone) process.stderr.write(`removed: ${printable(what)}\n`);
}

/** For `cdk8s synth --stdout`. */
export function stream(found: Plan, outdir: string, extend?: Extend): number {
  const content = manifestStream(renderAll(found, extend));
  write(outdir, [{ path: STREAM, content }]);
  return concluded(`${fleetOf(found)}: one stream`);
}

/** For `cdk8s synth --format helm`. */
export function refuseChart(chart: string): number {
  // The CLI has put a chart in place of the output: the next run may remove it.
  adopt(chart);
  process.stderr.write(
    `error: --format helm: a fleet is no Helm chart, and Helm would take what is in it for templates of its own
  fix: leave --format out; npm run synth makes dist/ what it was
`,
  );
  return 1;
}

/** One unit after another, each forgotten when its files are taken. */
export function* renderAll(
  found: Plan,
  extend?: Extend,
  progress?: Progress,
  units: readonly Unit[] = unitsOf(found),
): Generator<RenderedFile> {
  for (const [index, unit] of units.entries()) {
    progress?.show(() => `${index} of ${units.length}: ${unit.kind} ${unit.plan.name}`);
    yield* render(construct(unit, extend));
  }
}
