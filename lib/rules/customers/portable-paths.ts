import { error, type Issue } from '../../issues/issue';
import { isDeviceName } from '../../plan/names';
import type { Rule } from '../rule';

/** What Windows has in no name, and what it takes from the end of one. Source: Microsoft, "Naming Files, Paths, and Namespaces". */
const REFUSED = /[<>:"|?*\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|[. ]$/u;

/** Files of customers that land in the output can be checked out anywhere: whoever cannot has an output that differs. */
export const portablePaths: Rule = function* ({ specs }) {
  for (const { terraform = [] } of specs.customers) {
    const known = new Map<string, string>();
    for (const { file, name } of terraform) {
      const issue = ofName(file, name) ?? ofCase(file, name, known);
      if (issue) yield issue;
    }
  }
};

function ofName(file: string, name: string): Issue | undefined {
  const segments = name.split('/');
  const device = segments.find(isDeviceName);
  if (device !== undefined)
    return error({ file }, `'${device}' is a name that Windows keeps for a device`, 'rename it');
  const refused = segments.find((segment) => REFUSED.test(segment));
  if (refused === undefined) return undefined;
  const problem = `'${refused}' is a name that not every system can have`;
  return error({ file }, problem, "use letters, digits, '-', '_' and '.'");
}

/** @param known what was there before, files and folders, by how macOS and Windows tell names apart */
function ofCase(file: string, name: string, known: Map<string, string>): Issue | undefined {
  const segments = name.split('/');
  for (let count = 1; count <= segments.length; count++) {
    const path = segments.slice(0, count).join('/');
    const folded = path.normalize('NFC').toLowerCase();
    const other = known.get(folded);
    if (other !== undefined && other !== path)
      return error(
        { file },
        `'${path}' differs from '${other}' in case alone, which some systems cannot tell apart`,
        'rename one',
      );
    known.set(folded, path);
  }
  return undefined;
}
