import { relative, sep } from 'node:path';
import type { Context } from './context';
import { filesAtTop, inputChanges } from './inputs';
import { sumOf } from './output-seal';
import type { Changed } from './proven';
import { isOfRings, keptReach } from './reach';
import { closingOf, keepStamp, stampFor, type Stamp } from './stamp';

/** What is left for a run to do: something of some customers has changed, or versions, and nothing else. */
export interface Pending extends Changed {
  readonly context: Context;
  readonly stamp: Stamp;
  /** Paths of the `rings.yaml` among what has changed. */
  readonly rings: readonly string[];
}

let found: Pending | undefined;

/** What a run would say, where it has nothing to do; `undefined` where it has, and `takePending` may know what. */
export function saidIfUnchanged(context: Context): string | undefined {
  found = undefined;
  const stamp = stampFor(context);
  if (!stamp || filesAtTop(stamp.root).join() !== stamp.top.join()) return undefined;
  const { changed, resigned: inputs = stamp.inputs } = inputChanges(stamp.inputs, Date.now());
  const rings = changed.filter((path) => isOfRings(relative(stamp.root, path)));
  const customers = customersOf(
    changed.filter((path) => !rings.includes(path)),
    stamp,
  );
  if (!customers || sumOf(stamp.outdir, stamp.output.names) !== stamp.output.sum) return undefined;
  const current = { ...stamp, inputs };
  if (changed.length > 0) {
    const reach = rings.length > 0 ? keptReach(context, stamp.reach) : undefined;
    const isKnown = rings.length === 0 || reach !== undefined;
    if (isKnown) found = { context, stamp: current, customers, rings, ...(reach && { reach }) };
    return undefined;
  }
  if (inputs !== stamp.inputs) keepStamp(context, current);
  const seconds = (performance.now() / 1000).toFixed(1);
  return `${stamp.said}${closingOf(stamp)}, 0 changed, ${seconds} s\n`;
}

/** What was found when the run began, told once; `undefined` where more has changed, or nobody knows. */
export function takePending(): Pending | undefined {
  const pending = found;
  found = undefined;
  return pending;
}

/** More are as quickly planned with all others. */
const MOST = 200;

/** The customers whose folders the paths are in; `undefined` where one is elsewhere, or it is too many. */
function customersOf(paths: readonly string[], { root, index, imported }: Stamp): string[] | undefined {
  const names = new Set<string>();
  for (const path of paths) {
    const [top, name] = relative(root, path).split(sep);
    if (top !== 'customers' || name === undefined || index?.skeletons[name] === undefined) return undefined;
    // Others may import what node has loaded of it.
    if (imported.includes(name)) return undefined;
    names.add(name);
  }
  return names.size > MOST ? undefined : [...names];
}
