import { markerOf, topOf } from '../../lib/output/marker';
import type { Files } from './sample';

/** The files of an output with the marker that stands beside them in the folder. */
export function marked(files: Files): Files {
  return { ...files, '.ringfleet': markerOf(new Set(Object.keys(files).map(topOf))) };
}
