import { createRequire } from 'node:module';

/** The program that runs, and what there is about it besides files that may decide what it does. */
export interface Context {
  /** Absolute path of the program's module. */
  readonly main: string;
  /** All else, as one text. */
  readonly around: string;
  /** When the run began, in milliseconds of the clock. */
  readonly began: number;
  /** Absolute paths of the modules that were loaded until now. */
  readonly modules: () => readonly string[];
}

/** Variables of the environment that ringfleet, node, the compiler of modules or cdk8s look at. */
const LOOKED_AT = /^(CDK8S|FLEET|NODE|TSX|ESBUILD|JSII|TS_NODE)_|^HOME$/;

/** The arguments of a run that may be known from another one: a synthesis, and nothing said but that. */
export function isPlain(argv: readonly string[]): boolean {
  return argv.length === 0 || (argv.length === 1 && argv[0] === 'synth');
}

let begun: Context | undefined;
let verbs = 0;

/** Notes the program that runs, if one does: by `node -e` none is. */
export function beginRun(context: Context | undefined): void {
  begun = context;
  verbs = 0;
}

/** The program of this process, and what there is when it begins, before any module of the fleet may have changed it. */
export function contextOfProcess(): Context | undefined {
  const main = process.argv[1];
  if (main === undefined) return undefined;
  const variables = Object.entries(process.env)
    .filter(([name]) => LOOKED_AT.test(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const around = [__filename, process.version, process.execArgv, process.cwd(), variables];
  const modules = () => Object.keys(createRequire(__filename).cache);
  return { main, around: JSON.stringify(around), began: performance.timeOrigin, modules };
}

/** The program that runs; `undefined` where it was not begun by `ringfleet/register`, and nothing is kept of it. */
export function contextOfRun(): Context | undefined {
  return begun;
}

/** Notes that a verb begins. Of a process that does two, none tells what the whole of it does. @returns whether it is the first */
export function countVerb(): boolean {
  verbs += 1;
  return isFirstVerb();
}

export function isFirstVerb(): boolean {
  return verbs <= 1;
}
