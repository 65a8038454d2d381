import type { RingsFile } from '../authored/specs';
import type { Location } from '../issues/issue';

/** A place of `rings.yaml`, with its line; any other as it is. */
export function inRings(source: string, rings: readonly RingsFile[]): Location {
  const [file = '', path = ''] = source.split(' ');
  const found = rings.find((each) => each.file === file);
  if (!found) return { file, ...(path !== '' && { path }) };
  const [ring = '', key] = path.split('.');
  return found.locate(ring, key === 'previous' ? 'previous' : 'version');
}
