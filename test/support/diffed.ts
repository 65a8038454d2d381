import { plannedContext } from '../../lib/cli/diff/context';
import { diffEntries } from '../../lib/diff';
import type { ChangedText } from '../../lib/diff/changed-text';
import type { PermittedEntry } from '../../lib/diff/finding';
import type { Specs } from '../../lib/authored/specs';
import { renderAll } from '../../lib/cli/synth';
import { planOf, type Files } from './sample';

/** The files that differ between two outputs. */
export function changedTexts(before: Files, after: Files): ChangedText[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return paths.flatMap((path) => {
    const [was, is] = [before[path], after[path]];
    if (was === is) return [];
    return [{ path, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }];
  });
}

/** What an edit of a fleet comes to, as `diff` says it. */
export function diffed(before: Specs, after: Specs): PermittedEntry[] {
  const plan = planOf(after);
  const files = Object.fromEntries([...renderAll(plan)].map(({ path, content }) => [path, content]));
  return diffEntries(changedTexts(outputOf(before), files), plannedContext(after.fleet, plan));
}

const outputs = new WeakMap<Specs, Files>();

/** Made once for each fleet that several edits begin with. */
function outputOf(specs: Specs): Files {
  const known = outputs.get(specs);
  if (known) return known;
  const files = Object.fromEntries([...renderAll(planOf(specs))].map(({ path, content }) => [path, content]));
  outputs.set(specs, files);
  return files;
}
