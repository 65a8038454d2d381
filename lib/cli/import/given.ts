import { error, type Issue } from '../../issues/issue';
import { runAgain } from '../own-command';
import { say } from '../print';
import type { Known } from '../timely';
import { told } from '../told';
import type { ImportGiven } from './command';
import { importCustomers, type ImportingCustomers } from './customers';
import { importFleet } from './index';

/** The program that imports. */
interface Importing extends Omit<ImportingCustomers, 'anew'> {
  readonly outdir: string;
  /** Synthesizes in this process, with the modules that it has loaded. */
  readonly synth: () => number;
}

const OF_ENGINES = ['into', 'environment', 'state', 'releases', 'checkout'];
const OF_CUSTOMERS = [
  'only',
  'tier',
  'region',
  'contact',
  'group',
  'until',
  'yaml',
  'dryRun',
  'clusters',
  'rings',
];

/** A fleet of its own, of what an engine has; or customers of this one, of a tree. @returns the exit code */
export function importGiven(
  given: ImportGiven,
  outcome: () => Known,
  { outdir, synth, ...program }: Importing,
): number | Promise<number> {
  const wrong = [...misplaced(given)];
  if (wrong.length > 0) {
    say(wrong);
    return 1;
  }
  if (!isOfCustomers(given)) return told(() => importFleet(program.root, given));
  // A catalogue that is data has no modules that could be loaded anew.
  const anew =
    typeof program.catalogue === 'string'
      ? () => runAgain(program.root, ['synth'])
      : () => Promise.resolve(synth());
  return importCustomers(outcome(), given, { ...program, anew: { outdir, synth: anew } });
}

function isOfCustomers(given: ImportGiven): given is Extract<ImportGiven, { what: 'customers' }> {
  return given.what === 'customers';
}

/** Options of which nothing would come. */
function* misplaced(given: ImportGiven): Iterable<Issue> {
  const isOwn = isOfCustomers(given);
  const others = isOwn ? OF_ENGINES : OF_CUSTOMERS;
  for (const [key, value] of Object.entries(given)) {
    if (!others.includes(key) || (Array.isArray(value) && value.length === 0)) continue;
    const option = { dryRun: 'dry-run', rings: 'ring', clusters: 'cluster' }[key] ?? key;
    const whose = isOwn ? 'of import argocd and import flux' : 'of import customers alone';
    yield error({ file: `--${option}` }, `is ${whose}`, 'leave it out');
  }
}
