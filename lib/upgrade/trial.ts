import { type Candidate } from './candidate';
import { changesOf, type Change, type Files } from './changes';
import type { FleetPackage, Manifest } from './fleet-package';
import { recordedVersion } from './record';
import { Stopped } from './stopped';
import { hasSameTypes, newTypeFaults } from './typecheck';

/** What another ringfleet makes of a fleet. */
export interface Trial {
  readonly next: Manifest;
  readonly changes: readonly Change[];
  readonly after: Files;
  /** Fields that get other names, a line each. */
  readonly moved: readonly string[];
  /** Warnings that the present ringfleet does not have. */
  readonly warnings: readonly string[];
}

export interface Present {
  /** What runs it, for node: `['-r', 'ringfleet/register', 'main.ts', 'synth']`. */
  readonly command: readonly string[];
  /** What the present ringfleet makes of the fleet, and what it says of it. */
  readonly before: Files;
  readonly said: string;
}

/**
 * Tries another ringfleet in a copy of the fleet.
 *
 * @param target what npm installs
 * @throws Stopped where it cannot be installed, or does not take the fleet
 */
export function trialOf(candidate: Candidate, fleet: FleetPackage, target: string, present: Present): Trial {
  const next = candidate.install(target);
  const moved = candidate.migrate(recordedVersion(fleet.root, fleet.present.version));
  const { isDone, stderr } = candidate.run(present.command);
  if (!isDone) throw refused(candidate.folder, fleet, next, stderr);
  const isSame =
    moved.length + candidate.installed.length === 1 && hasSameTypes(candidate.folder, fleet.root);
  const faults = isSame ? '' : newTypeFaults(candidate.folder, fleet.root);
  if (faults !== '')
    throw new Stopped(
      'upgrade',
      `the sources do not compile with ringfleet ${next.version}; nothing is changed`,
      `change them as its CHANGELOG.md says, or stay with ${fleet.present.version}`,
      faults,
    );
  const after = candidate.output();
  const changes = changesOf(present.before, after);
  const warnings = (stderr.match(/^warning: .*\n {2}fix: .*$/gm) ?? []).filter(
    (warning) => !present.said.includes(warning),
  );
  return { next, changes, after, moved, warnings };
}

function refused(folder: string, { root }: FleetPackage, { version }: Manifest, said: string): Stopped {
  const fix =
    'mend what it says, if the present version takes that too; its CHANGELOG.md says what else to do';
  // What the program says of a fleet it says in these words; anything else is an exception.
  if (/^error: /m.test(said))
    return new Stopped(
      'upgrade',
      `ringfleet ${version} does not take the fleet; nothing is changed`,
      fix,
      said,
    );
  const [thrown = 'it ends without a word'] = /^\w*Error: .*$/m.exec(said) ?? [];
  return new Stopped(
    'upgrade',
    `ringfleet ${version} cannot load the fleet: ${thrown}; nothing is changed`,
    fix,
    newTypeFaults(folder, root),
  );
}
