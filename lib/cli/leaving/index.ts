import type { Issue } from '../../issues/issue';
import type { Outcome } from '../../planner/plan';
import { isOurs, type LeavingStep } from '../../removals/steps/step';
import type { loadCatalogue } from '../../read';
import { print, say } from '../print';
import { committed, placesIn, type Synthesizes } from './commit';
import type { Leaving, LeavingOptions } from './options';
import { movedTo } from './renaming';
import { leavingOf } from './steps';

export type { LeavingOptions } from './options';

/** The program whose fleet is changed. */
export interface LeftProgram {
  readonly root: string;
  readonly catalogue: Parameters<typeof loadCatalogue>[1];
  readonly command: string;
  readonly clock: () => Date;
  readonly synth: Synthesizes;
}

/**
 * Prints the steps by which a tenant moves or a customer goes, or makes the next one, and its commit.
 *
 * @returns the exit code: 1 where one of the steps would be refused, and then nothing was changed
 */
export async function leave(
  { plan, issues }: Outcome,
  options: LeavingOptions,
  program: LeftProgram,
): Promise<number> {
  if (!plan) return refused(issues);
  const { root, catalogue, clock } = program;
  const day = clock().toISOString().slice(0, 10);
  const found = leavingOf(plan, { root, catalogue, day }, options);
  if ('issues' in found) return refused(found.issues);
  const { leaving } = found;
  const [next] = leaving.steps;
  if (options.commit && next && isOurs(next)) {
    const faults = await committed(root, leaving, next, program.synth);
    if (faults.length > 0) return refused(faults);
    await print(afterText(leaving));
    return 0;
  }
  await print(textOf(leaving, options, program.command));
  return 0;
}

function refused(issues: readonly Issue[]): number {
  say(issues);
  return 1;
}

/** What people do when the first step is committed. */
function afterText({ customer, steps: [made, ...others] }: Leaving): string {
  const rest = others.flatMap((step, index) => ['', ...linesOf(step, index + 1, customer.file)]);
  const lines = [
    `committed: ${made!.title}`,
    'when it is published, look:',
    ...made!.commands.map((each) => `  ${each}`),
  ];
  return `${[...lines, ...(rest.length > 0 ? ['', 'Then:', ...rest] : [])].join('\n')}\n`;
}

function textOf({ customer, steps }: Leaving, options: LeavingOptions, command: string): string {
  const { name } = options;
  if (steps.length === 0) return `${name}: nothing is left to do\n`;
  const lines = steps.flatMap((step, index) => ['', ...linesOf(step, index + 1, customer.file)]);
  const [next] = steps;
  const closing = isOurs(next!)
    ? [
        '',
        'Nothing is changed. To make the first of them, and its commit:',
        `  ${command} ${typedAs(options)} --commit`,
      ]
    : [];
  const title = `${name}: ${steps.length} ${steps.length === 1 ? 'step' : 'steps'}, each published and seen before the next`;
  return `${[title, ...lines, ...closing].join('\n')}\n`;
}

function typedAs(options: LeavingOptions): string {
  const { name } = options;
  if (options.verb === 'remove') return `remove customer ${name} --resources ${options.resources}`;
  if (options.verb === 'rename') return `rename customer ${name} --to ${options.to}`;
  const { to, ring, reason } = options;
  const where = to === undefined ? `--ring ${ring}` : `--to ${to}`;
  return `move ${name} ${where}${reason === undefined ? '' : ` --reason ${quoted(reason)}`}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function* linesOf(step: LeavingStep, number: number, file: string): Generator<string> {
  const { title, changes, isRemoval, folder, before, commands, remove } = step;
  yield `${number}. ${title}`;
  for (const each of before ?? []) yield `   before it: ${each}`;
  for (const { path, value } of changes ?? [])
    yield `   ${path[0] === 'tenants' ? placesIn(file) : file}: ${path.join('.')} ${value === undefined ? 'goes' : `becomes '${value}'`}`;
  if (folder !== undefined) yield `   ${file}: becomes ${movedTo(file, folder)}, with its folder`;
  if (isRemoval) yield `   ${file}: the folder goes`;
  for (const each of remove ?? []) yield `   may go: ${each}`;
  yield isOurs(step) ? '   when it is published, look:' : '   by hand:';
  for (const each of commands) yield `     ${each}`;
}
