import { writeSync } from 'node:fs';
import { beginRun, isPlain } from './context';
import { inputChanges, filesAtTop } from './inputs';
import { sumOf } from './output-seal';
import { keepStamp, stampFor } from './stamp';

/**
 * Says what a run would say, where nothing that it is made of has changed since the last one and the output is as that left it.
 * It is asked before the fleet and most of the library are loaded.
 *
 * @returns whether that is so, and the run has nothing left to do
 */
export function isUnchanged(): boolean {
  const context = beginRun();
  const stamp = context && isPlain(process.argv.slice(2)) ? stampFor(context) : undefined;
  if (!context || !stamp || filesAtTop(stamp.root).join() !== stamp.top.join()) return false;
  const { changed, resigned } = inputChanges(stamp.inputs, Date.now());
  if (changed.length > 0) return false;
  if (sumOf(stamp.outdir, stamp.output.names) !== stamp.output.sum) return false;
  if (resigned) keepStamp(context, { ...stamp, inputs: resigned });
  const seconds = (performance.now() / 1000).toFixed(1);
  writeSync(process.stderr.fd, `${stamp.said}${stamp.closing}, 0 changed, ${seconds} s\n`);
  return true;
}
