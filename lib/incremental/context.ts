/** The program that runs, and what there is about it besides files that may decide what it does. */
export interface Context {
  /** Absolute path of the program's module. */
  readonly main: string;
  /** All else, as one text. */
  readonly around: string;
}

/** Variables of the environment that ringfleet, node, the compiler of modules or cdk8s look at. */
const LOOKED_AT = /^(CDK8S|FLEET|NODE|TSX|ESBUILD|JSII|TS_NODE)_|^HOME$/;

/** The arguments of a run that may be known from another one: a synthesis, and nothing said but that. */
export function isPlain(argv: readonly string[]): boolean {
  return argv.length === 0 || (argv.length === 1 && argv[0] === 'synth');
}

let begun: Context | undefined;

/**
 * Notes what there is when the process begins, before any module of the fleet may have changed it.
 *
 * @returns undefined where no program is run, as by `node -e`
 */
export function beginRun(): Context | undefined {
  const main = process.argv[1];
  if (main === undefined) return undefined;
  const variables = Object.entries(process.env)
    .filter(([name]) => LOOKED_AT.test(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const around = [__filename, process.version, process.execArgv, process.cwd(), variables];
  return (begun = { main, around: JSON.stringify(around) });
}

/** What there was; `undefined` where the program was not begun by `ringfleet/register`, and nothing is kept of it. */
export function contextOfRun(): Context | undefined {
  return begun;
}
