import { loadCatalogue } from '../../read';
import { say } from '../print';
import { runAgain } from '../own-command';
import type { Known } from '../timely';
import { add, type NewOptions } from './index';

/** The program that adds. */
export interface Adding {
  readonly root: string;
  readonly catalogue: Parameters<typeof loadCatalogue>[1];
  readonly command: string;
  readonly outdir: string;
  /** Synthesizes in this process, with the modules that it has loaded. */
  readonly synth: () => number;
}

/** Adds to a fleet that can be synthesized as it is. */
export async function addTo(known: Known, options: NewOptions, program: Adding): Promise<number> {
  const { root, catalogue: given, command, outdir, synth } = program;
  const { plan, rings, issues } = known;
  const loaded = loadCatalogue(root, given);
  if (!plan || 'issues' in loaded) {
    say(issues);
    return 1;
  }
  const catalogue = typeof given === 'string' ? given : undefined;
  const present = {
    root,
    plan,
    rings,
    fleet: loaded.catalogue.fleet,
    command,
    ...(catalogue !== undefined && { catalogue }),
  };
  // A catalogue that is data has no modules that could be loaded anew.
  const anew = catalogue === undefined ? () => Promise.resolve(synth()) : () => runAgain(root, ['synth']);
  return add(options, present, { outdir, synth: anew });
}
