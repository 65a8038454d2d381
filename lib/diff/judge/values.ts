import type { Verdict } from '../change-class';
import type { Hunk } from '../hunks';
import { verdict } from './rule';
import { grows } from './workloads';

/** Keys by which charts name their objects, and so what the objects are called. */
const NAMES = /^(fullnameOverride|nameOverride|namespaceOverride)$/;
const CLASS = /^(storageClass|storageClassName|existingClaim|volumeName)$/;
const SIZE = /^(size|storage|capacity)$/;
const OF_VOLUMES = /persist|volume|storage|disk|pvc/i;

/** What a value of a chart means, as far as charts agree on what they call it. */
export function ofValue(hunk: Hunk): Verdict {
  const last = hunk.path.at(-1) ?? '';
  if (NAMES.test(last)) return verdict('REPLACE', 'charts name their objects by it: those of before go');
  if (CLASS.test(last) && hunk.from !== undefined)
    return verdict(
      'REPLACE',
      'claims and the volumes of a StatefulSet are immutable: Helm cannot change them',
    );
  const isSize = SIZE.test(last) && hunk.path.some((key) => OF_VOLUMES.test(key));
  if (isSize && hunk.from !== undefined && grows(hunk) === 'REPLACE')
    return verdict('REPLACE', 'a volume grows, and never shrinks');
  return verdict('restarts workloads', 'the chart makes other objects');
}
