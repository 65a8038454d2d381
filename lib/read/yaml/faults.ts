import type { Document, YAMLError } from 'yaml';
import { error, type Issue, type Location } from '../../issues/issue';

/** The first one or two are real; most that come later follow from them. */
const MOST = 5;

/**
 * Says why the text is not a valid YAML document: an issue for each of the first faults, and how many more there are.
 *
 * @param form what the file is to be
 */
export function yamlFaults(
  file: string,
  text: string,
  { errors }: Document.Parsed,
  place: (offset: number) => Location,
  form = 'a map from ring to { version, since }',
): Issue[] {
  // An editor's UTF-16 reads as text with a NUL in every other place, or with what cannot be decoded.
  if (/[\0\ufffd]/.test(text)) return [error({ file }, 'is not text in UTF-8', 'save it as UTF-8')];
  const byPlace = [...new Map(errors.map((each) => [each.pos[0], each])).values()];
  const issues = byPlace.slice(0, MOST).map((each) => ofFault(each, place, form));
  const more = byPlace.length - issues.length;
  if (more > 0) {
    const problem = `is no YAML in ${more} more places, which may follow from these`;
    issues.push(error({ file }, problem, 'correct the first, and run it again'));
  }
  return issues;
}

function ofFault(
  { code, pos, message }: YAMLError,
  place: (offset: number) => Location,
  form: string,
): Issue {
  const at = place(pos[0]);
  if (code === 'MULTIPLE_DOCS')
    return error(at, 'begins a second document', 'take out the line of ---: the file is one map');
  if (code === 'RESOURCE_EXHAUSTION' || message.includes('call stack'))
    return error(at, 'nests too deeply', `give ${form}`);
  return error(at, `not YAML: ${message}`, 'correct the syntax');
}
