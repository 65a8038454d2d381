import { hasSameContent, type ChangedText } from './changed-text';
import type { Verdict } from './change-class';
import { verdict } from './judge/rule';
import type { DiffFinding } from './finding';
import { mayHaveObjects, fleetObjectsIn, type Owner } from './objects';
import { isLayer } from './layers';

/** Files that no engine and no chart reads: what they say is for people, and for ringfleet. */
const FOR_PEOPLE =
  /(?:^|\/)(?:README\.md|metadata\.yaml|products\.yaml|index\.json|adopted\.json|values\.schema\.json|\.[^/]+)$|(?:^|\/)customers\/[^/]+\/[^/]+\/releases\//;
const CUSTOMER = /(?:^|\/)customers\/([^/]+)\//;
const CLUSTER = /(?:^|\/)clusters\/([^/]+)\//;

/** What else decides what files mean. */
export interface FilesContext {
  /** Whether some release comes to something else by a layer that changed. */
  readonly layers: ReadonlyMap<string, boolean>;
  /** Customers that come or go, with all their files. */
  readonly told: ReadonlySet<string>;
}

/** Files in which comments alone differ, those for people, layers by which nothing moved, and what others read that is no object. */
export function* fileFindings(
  texts: readonly ChangedText[],
  { layers, told }: FilesContext,
): Generator<DiffFinding> {
  for (const text of texts) {
    const { path } = text;
    const owner = ownerOf(path);
    if (owner.customer !== undefined && told.has(owner.customer)) continue;
    const [title, judged] = meaningOf(text, layers) ?? [];
    if (title !== undefined && judged)
      yield {
        what: 'file',
        change: 'changed',
        title,
        verdict: judged,
        owner,
        subject: path,
      };
  }
}

/** Nothing of a file whose objects or values say it. */
function meaningOf(text: ChangedText, layers: ReadonlyMap<string, boolean>): [string, Verdict] | undefined {
  const { path, before, after } = text;
  if (hasSameContent(text)) return ['comments', verdict('no-op', 'nothing but comments differs')];
  if (FOR_PEOPLE.test(path))
    return ['files for people', verdict('no-op', 'no engine and no chart reads them')];
  if (isLayer(path))
    return layers.get(path) === true
      ? undefined
      : ['layers of values', verdict('no-op', 'no release that was there comes to something else by them')];
  if (mayHaveObjects(path) && fleetObjectsIn(path, after ?? before).length > 0) return undefined;
  return ['files', verdict('restarts workloads', 'whoever reads them reads something else')];
}

function ownerOf(path: string): Owner {
  const [, customer] = CUSTOMER.exec(path) ?? [];
  const [, cluster] = CLUSTER.exec(path) ?? [];
  return { ...(customer !== undefined && { customer }), ...(cluster !== undefined && { cluster }) };
}
