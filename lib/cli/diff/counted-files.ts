import type { ChangedText } from '../../diff/changed-text';
import type { FleetDiff } from '../../json/diff';

/** How many files of the output differ. */
export function countedFiles(texts: readonly ChangedText[]): FleetDiff['files'] {
  const count = (is: (text: ChangedText) => boolean) => texts.filter(is).length;
  const added = count(({ before }) => before === undefined);
  const removed = count(({ after }) => after === undefined);
  return { added, changed: texts.length - added - removed, removed };
}
