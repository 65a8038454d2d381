import { hasSameContent, type ChangedText } from './changed-text';
import { verdict } from './judge/rule';
import type { Finding } from './finding';
import { mayHaveObjects, objectsIn, type Owner } from './objects';
import { isLayer } from './layers';

/** Files that no engine and no chart reads: what they say is for people, and for ringfleet. */
const FOR_PEOPLE =
  /(?:^|\/)(?:README\.md|metadata\.yaml|products\.yaml|index\.json|adopted\.json|values\.schema\.json|\.[^/]+)$|(?:^|\/)customers\/[^/]+\/[^/]+\/releases\//;
const CUSTOMER = /(?:^|\/)customers\/([^/]+)\//;
const CLUSTER = /(?:^|\/)clusters\/([^/]+)\//;

/**
 * Files in which comments alone differ, those for people, layers by which nothing moved, and what others read that is neither objects
 * nor values.
 *
 * @param layers whether some release comes to something else by a layer that changed
 */
export function* fileFindings(
  texts: readonly ChangedText[],
  layers: ReadonlyMap<string, boolean>,
): Generator<Finding> {
  for (const text of texts) {
    const { path, before, after } = text;
    const change = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
    const file = {
      what: 'file' as const,
      change: change as Finding['change'],
      owner: ownerOf(path),
      subject: path,
    };
    if (hasSameContent(text))
      yield { ...file, title: 'comments', verdict: verdict('no-op', 'nothing but comments differs') };
    else if (FOR_PEOPLE.test(path))
      yield {
        ...file,
        title: 'files for people',
        verdict: verdict('no-op', 'no engine and no chart reads them'),
      };
    else if (isLayer(path)) {
      if (layers.get(path) !== true)
        yield {
          ...file,
          title: 'layers of values',
          verdict: verdict('no-op', 'no release that was there comes to something else by them'),
        };
    } else if (!mayHaveObjects(path) || objectsIn(path, after ?? before).length === 0)
      yield {
        ...file,
        title: 'files',
        verdict: verdict('restarts workloads', 'whoever reads them reads something else'),
      };
  }
}

function ownerOf(path: string): Owner {
  const [, customer] = CUSTOMER.exec(path) ?? [];
  const [, cluster] = CLUSTER.exec(path) ?? [];
  return { ...(customer !== undefined && { customer }), ...(cluster !== undefined && { cluster }) };
}
