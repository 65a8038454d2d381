import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Issue, Location } from '../issues/issue';
import { Pieces, type Member, type Piece } from './pieces';
import { YamlPlaces } from './yaml-customer';

/**
 * Returns the issues, each with the file and line of what it judges. A rule knows a property path (`clusters.edge.apiServer`)
 * in what a module defines. The property may stand in another file, from which the module imports it. The place of a missing
 * property is the object that lacks it; the place of a computed one is what is nearest to it.
 *
 * @param root folder that file names in issues are relative to
 */
export function located(root: string, issues: readonly Issue[]): Issue[] {
  const folders = new YamlPlaces(root);
  const locateIn = locator(root, folders);
  return issues.map((issue) => ({ ...issue, at: folders.withText(locateIn(issue.at)) }));
}

/** Finds the line of a place, as `located` does. Reads each module once. */
export function locator(root: string, folders = new YamlPlaces(root)): (at: Location) => Location {
  const pieces = new Pieces();
  return (at) => locate(root, pieces, folders.locate(at));
}

function locate(root: string, pieces: Pieces, at: Location): Location {
  const path = join(root, at.file);
  if (at.path === undefined || at.line !== undefined || !at.file.endsWith('.ts') || !existsSync(path))
    return at;
  try {
    const subject = pieces.subject(path);
    if (!subject) return at;
    const value = pieces.follow(subject);
    return placeOf(root, at, nearest(pieces, { mark: value, value }, at.path.split('.')).mark);
  } catch {
    // A place is a courtesy: the judgement is to be read without it, too.
    return at;
  }
}

/** The member that the keys lead to, or the last on the way to it. */
function nearest(pieces: Pieces, from: Member, keys: readonly string[]): Member {
  // A key may have dots in it, as an annotation has.
  for (let count = 1; count <= keys.length; count++) {
    const member = pieces.member(from.value, keys.slice(0, count).join('.'));
    if (member) return nearest(pieces, member, keys.slice(count));
  }
  return from;
}

function placeOf(root: string, at: Location, { module, node }: Piece): Location {
  const start = node.loc?.start;
  if (!start) return at;
  const file = relative(root, module.path).split(sep).join('/');
  return { ...at, file, line: start.line, column: start.column + 1 };
}
