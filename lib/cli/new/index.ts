import { error, type Issue } from '../../issues/issue';
import { label } from '../../rules/label';
import type { Addition, FleetNow } from '../../scaffold/addition';
import { nouns, type NounName } from '../../scaffold/nouns';
import type { Asking, Given } from '../../scaffold/question';
import { print, say } from '../print';
import { told } from '../told';
import { answered } from './answered';
import { prompts } from './prompts';
import { appeared } from './appeared';
import { filesBelow, written, type Written } from './write';

/** What is asked for, as people typed it. */
export interface NewOptions {
  readonly noun: NounName;
  /** @default - it is asked */
  readonly name?: string;
  readonly given: Given;
}

/** How the fleet is synthesized when its files have changed. */
export interface Anew {
  readonly outdir: string;
  /** Synthesizes with modules loaded anew. @returns the exit code */
  readonly synth: () => Promise<number>;
}

/**
 * Writes one more of something, and synthesizes. Where that fails, takes back what it has written.
 *
 * @returns the exit code: 1 where nothing was written
 */
export async function add({ noun, name, given }: NewOptions, present: FleetNow, anew: Anew): Promise<number> {
  const { add: adding, taken } = nouns[noun];
  const fault = (text: string) => [...nameFaults(noun, text, taken(present))][0];
  const whole = function* (): Asking<Addition> {
    const called = yield { option: 'name', ask: `What is the ${noun} called?`, fault };
    return yield* adding(present, called, given);
  };
  const all = { ...given, ...(name !== undefined && { name: [name] }) };
  const found = await answered(whole(), all, isThere() ? prompts(`ringfleet new ${noun}`) : undefined);
  if ('isCancelled' in found) return 1;
  const issues = 'issues' in found ? found.issues : (found.result.issues ?? []);
  say(issues);
  return 'result' in found && issues.length === 0 ? keptAddition(found.result, present.root, anew) : 1;
}

/** Whether somebody can be asked. */
function isThere(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY;
}

function* nameFaults(noun: NounName, name: string, taken: readonly string[]) {
  yield* label({ file: noun }, noun, name);
  if (taken.includes(name))
    yield error({ file: noun }, `there is a ${noun} '${name}' already`, 'give it another name');
}

/** Writes it, synthesizes, and says what appeared; where that fails, takes it back. @returns the exit code */
export async function keptAddition(
  addition: Addition,
  root: string,
  { outdir, synth }: Anew,
): Promise<number> {
  const before = filesBelow(outdir);
  let sources: Written | undefined;
  const code = told(() => {
    sources = written(root, addition);
    return 0;
  });
  if (code !== 0 || !sources) return 1;
  // The synthesis gets the signal as well and ends, and what was written is taken back.
  const goOn = () => {};
  process.on('SIGINT', goOn);
  try {
    if ((await synth()) !== 0) {
      sources.takeBack();
      say([takenBack([...sources.added, ...sources.changed])]);
      return 1;
    }
  } finally {
    process.off('SIGINT', goOn);
  }
  await print(appeared(sources, { before, after: filesBelow(outdir) }, addition.next));
  return 0;
}

function takenBack(files: readonly string[]): Issue {
  const problem = 'with it the fleet does not synthesize: what is wrong stands above';
  return error({ file: files.join(', ') }, problem, 'everything is as it was: try again with other answers');
}
