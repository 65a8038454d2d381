import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { error, warning, type Issue, type Location } from '../issues/issue';
import { veiledException, veiledOf } from '../credentials/veiled';
import { frozenCopy, Uncopied } from './frozen-copy';
import { plainModule, type PlainModule } from './plain-module';
import { orNone } from './reading';
import { supervised } from './supervised';

export type Loaded =
  | {
      readonly value: unknown;
      /** Warnings about what the module did while it loaded. */ readonly warnings: readonly Issue[];
    }
  | { readonly issue: Issue };

const load = createRequire(__filename);

/**
 * The default export of a module, frozen; or, where the module cannot be loaded, an issue that says where and why. A
 * mistake in somebody's file is not a fault of the program, so no stack trace is shown.
 *
 * @param root folder that file names in issues are relative to
 * @param ending what the file has to end with
 */
export function loadModule(path: string, root: string, ending: string): Loaded {
  const file = relative(root, path);
  if (!existsSync(path))
    return { issue: error({ file }, 'is not there', `write it, and end it with: ${ending}`) };
  const { result, exits, prints } = supervised(() => attempt(() => exported(path)));
  // One that caught what `process.exit` threw meant to end the run all the same.
  const [ended] = exits;
  if (ended) {
    const fix = 'take the call out: a module describes what is to be, and the program says how it went';
    return { issue: error(positionOf(ended, root) ?? { file }, summary(ended, root), fix) };
  }
  if ('fault' in result) {
    const { fault, path: keys } = thrownBy(result.fault);
    const at = positionOf(fault, root) ?? { file, ...(keys.length > 0 && { path: keys.join('.') }) };
    // It may quote what stands in the module, or in the one that failed.
    const texts = [path, join(root, at.file)].map((each) => orNone(() => readFileSync(each, 'utf8')) ?? '');
    return { issue: error(at, veiledOf(summary(fault, root), texts), 'correct the file') };
  }
  if (result.value === undefined)
    return { issue: error({ file }, 'exports nothing', `end it with: ${ending}`) };
  const warnings = prints.map((printed) =>
    warning(
      positionOf(printed, root) ?? { file },
      'prints while it is loaded, to stdout, which is for what the program prints',
      'take the call out',
    ),
  );
  return { value: result.value, warnings };
}

/** Of what a module did when it had been loaded: a promise or a timer has no file of its own. */
export function strayIssue(fault: unknown, root: string): Issue {
  const at = positionOf(fault, root) ?? { file: 'a module of the fleet' };
  const problem = summary(fault, root).replace('cannot be loaded', 'fails when it has been loaded');
  return error(at, problem, 'let the module describe what is to be, and leave nothing for later');
}

function exported(path: string): unknown {
  const plain = plainModule(path);
  const value = plain && called(plain);
  // Nobody else has a hand on it, and it is frozen.
  if (plain && value === plain.given) return value;
  return frozenCopy(value ?? (load(path) as { readonly default?: unknown }).default);
}

/** What the call gives; undefined where it fails. */
function called({ from, name, given }: PlainModule): unknown {
  try {
    const define = (load(from) as Readonly<Record<string, unknown>>)[name];
    return typeof define === 'function' ? (define as (given: object) => unknown)(given) : undefined;
  } catch {
    // The compiled module fails as well, and says at which line.
    return undefined;
  }
}

/** A value that was thrown, and its path in what the module exports. */
function thrownBy(fault: unknown): { readonly fault: unknown; readonly path: readonly string[] } {
  return fault instanceof Uncopied ? fault : { fault, path: [] };
}

type Attempt = { readonly value: unknown } | { readonly fault: unknown };

function attempt(ask: () => unknown): Attempt {
  try {
    return { value: ask() };
  } catch (fault) {
    return { fault };
  }
}

/**
 * The place in somebody's file that failed, from the transformer's message or from the stack: not in the machine. The
 * transformer counts columns from 0, and everybody else from 1.
 */
function positionOf(fault: unknown, root: string): Location | undefined {
  const text = `${textOf(fault, 'message') ?? ''}\n${textOf(fault, 'stack') ?? ''}`;
  for (const [, path, line, column, isSyntax] of text.matchAll(
    /(\/[^\s():]+\.ts):(\d+):(\d+)(: ERROR: )?/g,
  )) {
    const file = relative(root, path!);
    if (!/^(\.\.|lib|node_modules)(\/|$)/.test(file))
      return { file, line: Number(line), column: Number(column) + (isSyntax === undefined ? 0 : 1) };
  }
  return undefined;
}

function summary(fault: unknown, root: string): string {
  const message = textOf(fault, 'message') ?? inWords(fault);
  const lines = message
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^(Require stack:|- )/.test(line));
  const said =
    lines.find((line) => line.includes('ERROR:'))?.replace(/^.*ERROR: /, '') ?? lines[0] ?? message;
  return `cannot be loaded: ${veiledException(withoutText(said.split(`${root}/`).join('')))}`;
}

/** The transformer quotes what it stumbled over: text that somebody wrote there may be a secret. */
function withoutText(said: string): string {
  return said.replace(/ but found "(['"`]|\\").*"$/s, ' but found text');
}

/**
 * The message or stack of an error; `undefined` where the value is not an error. Its shape decides, not `instanceof`, because
 * node's own errors are of another realm under a test runner. A module can throw any value, also one whose getters throw.
 */
function textOf(fault: unknown, key: 'message' | 'stack'): string | undefined {
  const asked = attempt(() => (fault as Partial<Error> | null | undefined)?.[key]);
  return 'value' in asked && typeof asked.value === 'string' ? asked.value : undefined;
}

function inWords(fault: unknown): string {
  const asked = attempt(() => String(fault));
  return 'value' in asked ? String(asked.value) : `it throws an ${typeof fault} that cannot be shown`;
}
