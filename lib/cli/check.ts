import type { Extend } from '../constructs/extend';
import { sortIssues } from '../issues/issue';
import type { CheckReport } from '../json/check';
import { stale } from '../output';
import type { Plan } from '../plan/fleet';
import type { ReadOptions } from '../read';
import { say } from './print';
import { printable } from './printable';
import type { Judged, RemoveOptions } from './removals';
import { counted } from './report';
import { staleSchemas } from './schemas';
import { renderAll, tellRemoved } from './synth';
import { told } from './told';

export interface CheckFleetOptions extends RemoveOptions {
  /** Prints what was found as JSON to stdout, too. @default false */
  readonly json?: boolean;
}

/** The program whose output is checked. */
export interface CheckedProgram {
  readonly root: string;
  readonly outdir: string;
  readonly catalogue: string | ReadOptions['catalogue'];
  readonly extend?: Extend;
}

/**
 * Says what is wrong with the fleet, and which files are not as it makes them.
 *
 * @returns the exit code: 1 where a file differs, or an issue is an error
 */
export function check(
  { plan, issues, removed }: Judged,
  given: CheckFleetOptions,
  program: CheckedProgram,
): number {
  say(issues);
  let files: readonly string[] = [];
  const find = (found: Plan) => {
    tellRemoved(removed);
    files = staleFiles(found, program);
    return files.length > 0 ? 1 : 0;
  };
  const code = plan ? told(() => find(plan)) : 1;
  if (given.json) {
    const found: CheckReport = {
      isFine: code === 0,
      issues: sortIssues(issues).map(({ severity, at: { file, line, column, path }, problem, fix }) => ({
        severity,
        at: {
          file,
          ...(line !== undefined && { line }),
          ...(column !== undefined && { column }),
          ...(path !== undefined && { path }),
        },
        problem,
        fix,
      })),
      stale: files,
      removed,
    };
    process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
  }
  return code;
}

function staleFiles(found: Plan, { root, outdir, catalogue, extend }: CheckedProgram): string[] {
  const differing = stale(outdir, renderAll(found, extend));
  for (const path of differing) process.stderr.write(`stale: ${printable(path)}\n`);
  if (differing.length > 0)
    process.stderr.write(
      `${counted(differing.length, 'file')} not as the fleet synthesizes them\n  fix: npm run synth, and commit\n`,
    );
  return [...differing, ...staleSchemas(root, catalogue)];
}
