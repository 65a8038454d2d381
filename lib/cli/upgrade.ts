import type { Outcome } from '../planner/plan';
import type { Plan } from '../plan/fleet';
import { stale, type RenderedFile } from '../output';
import { apply } from '../upgrade/apply';
import { Candidate } from '../upgrade/candidate';
import { fleetPackage, LIBRARY, type FleetPackage } from '../upgrade/fleet-package';
import { ownersIn } from '../upgrade/owners';
import { recordedVersion } from '../upgrade/record';
import { kindsOf, report } from '../upgrade/report';
import { Stopped } from '../upgrade/stopped';
import { targetOf } from '../upgrade/target';
import { trialOf, type Present, type Trial } from '../upgrade/trial';
import { commandOf } from './own-command';
import { print, say } from './print';
import { printable } from './printable';
import { counted, formatIssues } from './report';

export interface UpgradeOptions {
  /** A version, tag or range, or a tarball by its path or URL. @default - the newest version that the registry has */
  readonly to?: string;
  /** Applies it. @default false - shows what would change, and writes nothing */
  readonly write?: boolean;
  /** Names every file, and shows every line that changes. @default false - lines where they are few */
  readonly diff?: boolean;
}

/** The program, as people run it. */
export interface Upgrading {
  readonly root: string;
  readonly outdir: string;
  readonly command: string;
}

/**
 * Prints what another ringfleet makes of the fleet, beside what the present one does; then applies it, where people say so.
 *
 * @returns the exit code: 1 where it cannot be tried, or does not take the fleet, and then nothing was changed
 */
export async function upgrade(
  options: UpgradeOptions,
  program: Upgrading,
  outcome: Outcome,
  renderAll: (plan: Plan) => Iterable<RenderedFile>,
): Promise<number> {
  // npm and the fleet's program get the signal, too. The copy of the fleet is removed then as well.
  const goOn = () => {};
  process.on('SIGINT', goOn);
  try {
    const fleet = fleetPackage(program.root, program.outdir);
    if (!outcome.plan) throw refused(fleet, outcome);
    const files = [...renderAll(outcome.plan)];
    const differing = stale(program.outdir, files).length;
    if (differing > 0) tellStale(differing, options);
    const before = new Map(files.map(({ path, content }) => [path, content]));
    const said = formatIssues(outcome.issues);
    return await compared(fleet, options, program, {
      command: [...commandOf(program.root), 'synth'],
      before,
      said,
    });
  } catch (fault) {
    if (!(fault instanceof Stopped)) throw fault;
    if (fault.said !== '')
      process.stderr.write(`${fault.said.trimEnd()}
`);
    say([fault.issue]);
    return 1;
  } finally {
    process.off('SIGINT', goOn);
  }
}

async function compared(
  fleet: FleetPackage,
  options: UpgradeOptions,
  { command }: Upgrading,
  present: Present,
): Promise<number> {
  const target = targetOf(options.to, process.env['INIT_CWD'] ?? process.cwd(), fleet);
  const { version } = fleet.present;
  const isFor = recordedVersion(fleet.root, version);
  if (options.to === undefined && target === version && isFor === version) {
    await print(`ringfleet ${target} is the newest that npm has\n`);
    return 0;
  }
  process.stderr.write(`trying ${LIBRARY}@${target} in a copy of the fleet …\n`);
  const candidate = new Candidate(fleet);
  try {
    const trial = trialOf(candidate, fleet, target, present);
    await print(textOf(fleet, trial, present, options));
    if (options.write) {
      const sources = [...new Set(trial.moved.map((line) => line.split(':')[0]!))];
      apply(fleet, { next: trial.next, candidate, sources, command: present.command });
      await print(writtenOf(trial, sources));
    } else
      await print(
        `\nNothing is written. To apply it: ${command} upgrade --to ${options.to ?? target} --write\n`,
      );
    return 0;
  } finally {
    candidate.remove();
  }
}

function refused({ present }: FleetPackage, { issues }: Outcome): Stopped {
  return new Stopped(
    'upgrade',
    `ringfleet ${present.version} does not take the fleet as it is, so there is nothing to compare with`,
    'mend what it says first',
    formatIssues(issues),
  );
}

function writtenOf({ next, changes }: Trial, sources: readonly string[]): string {
  const all = ['package.json', 'package-lock.json', '.ringfleet.json', ...sources];
  const ofOutput = changes.length === 0 ? '' : ` and ${counted(changes.length, 'file')} of dist/`;
  const test = changes.length === 0 ? 'npm test' : 'npm test -- -u';
  return `\nWritten: ringfleet ${next.version}, in ${all.join(', ')}${ofOutput}. Run ${test}, and commit it all together.\n`;
}

function tellStale(differing: number, { write }: UpgradeOptions): void {
  const problem = `${counted(differing, 'file')} of dist/ not as the present ringfleet synthesizes them`;
  if (write)
    throw new Stopped(
      'dist',
      `${problem}: their changes would be among those of the upgrade`,
      'npm run synth, and commit, first',
    );
  process.stderr.write(`${problem}: compared is what it synthesizes, and not dist/\n`);
}

function textOf(fleet: FleetPackage, trial: Trial, { before }: Present, options: UpgradeOptions): string {
  const { next, changes, after, moved, warnings } = trial;
  const lines = [`ringfleet ${fleet.present.version} -> ${next.version}`];
  for (const warning of warnings) lines.push(...warning.split('\n').map(printable));
  if (moved.length > 0)
    lines.push('', 'Sources that get other names of fields:', ...moved.map((line) => `  ${printable(line)}`));
  const title =
    changes.length === 0
      ? `dist/ stays byte for byte the same: ${counted(after.size, 'file')}`
      : `dist/ changes in ${changes.length} of ${counted(after.size, 'file')}: ${kindsOf(changes)}`;
  const text = changes.length === 0 ? '' : report(changes, ownersIn(before, after), options);
  return `${[...lines, title].join('\n')}\n${text}`;
}
