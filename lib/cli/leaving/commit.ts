import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { error, type Issue } from '../../issues/issue';
import { edited, type Edit } from '../../read/edit';
import { Pieces } from '../../read/pieces';
import { PRODUCTS } from '../../read/yaml-customer';
import type { LeavingStep } from '../../removals/steps/step';
import { withStatement } from '../../scaffold/edit/statement';
import { withYamlStatement } from '../../scaffold/edit/yaml-statement';
import type { Leaving } from './options';
import { movedTo } from './renaming';

/** The file of a customer that says where it runs, by the one that makes it a customer. */
export function placesIn(file: string): string {
  return file.endsWith('.ts') ? file : `${dirname(file)}/${PRODUCTS}`;
}

/** How the fleet is synthesized when its files have changed. @returns the exit code */
export type Synthesizes = (args: readonly string[]) => Promise<number>;

/**
 * Makes a step: changes the sources, synthesizes, and commits both. Where that fails, everything is as it was.
 *
 * @returns why it could not be made; nothing where it was
 */
export async function committed(
  root: string,
  { customer: { file } }: Leaving,
  step: LeavingStep,
  synth: Synthesizes,
): Promise<readonly Issue[]> {
  const at = { file: '--commit' };
  // Of the whole repository: what fails is taken back by git, which must not take back anything else.
  const status = git(root, 'status', '--porcelain');
  if (status === undefined) return [error(at, 'the fleet is in no git repository', 'make the step by hand')];
  if (status !== '') {
    const problem = `there are changes that are not committed: ${status.split('\n')[0]!.trim()}`;
    return [error(at, problem, 'commit them, or put them away: each step is a commit of its own')];
  }
  const changes = editsOf(root, file, step);
  if ('issues' in changes) return changes.issues;
  for (const [path, text] of edited(changes.edits)) writeFileSync(path, text);
  if (step.isRemoval) git(root, 'rm', '-r', '-q', '--', dirname(file));
  if (step.folder !== undefined) git(root, 'mv', '--', dirname(file), dirname(movedTo(file, step.folder)));
  const removed = (step.remove ?? []).flatMap((name) => ['--remove', name]);
  const isSynthesized = (await synth(['synth', ...removed])) === 0;
  const isDone =
    isSynthesized &&
    git(root, 'add', '-A') !== undefined &&
    git(root, 'commit', '-q', '-m', step.title, ...(step.reason === undefined ? [] : ['-m', step.reason])) !==
      undefined;
  if (isDone) return [];
  git(root, 'reset', '-q', '--hard');
  const problem = isSynthesized
    ? 'git does not commit it'
    : 'with it the fleet does not synthesize: what is wrong stands above';
  return [error({ file }, problem, 'everything is as it was')];
}

function editsOf(
  root: string,
  file: string,
  { changes = [] }: LeavingStep,
): { readonly edits: readonly Edit[] } | { readonly issues: readonly Issue[] } {
  const edits: Edit[] = [];
  const issues: Issue[] = [];
  const pieces = new Pieces();
  for (const { path, value } of changes) {
    const isModule = file.endsWith('.ts');
    const stated = path[0] === 'tenants' ? placesIn(file) : file;
    const edit = isModule
      ? withStatement(pieces, join(root, file), path, value)
      : withYamlStatement(join(root, stated), path, value);
    if (edit) edits.push(edit);
    else {
      const what = value === undefined ? 'take it out' : `write '${value}'`;
      const fix = `nothing is written; ${what} there yourself, synthesize, and commit`;
      issues.push(error({ file: stated, path: path.join('.') }, 'is no literal of that file', fix));
    }
  }
  return issues.length > 0 ? { issues } : { edits };
}

/** What git prints; undefined where it fails. */
function git(root: string, ...args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  return status === 0 ? stdout : undefined;
}
