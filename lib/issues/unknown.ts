import { error, type Issue, type Location } from './issue';
import { suggest } from './suggest';

/** A name that is none of those allowed. */
export function unknown(at: Location, kind: string, name: string, allowed: readonly string[]): Issue[] {
  return allowed.includes(name) ? [] : [error(at, `unknown ${kind} '${name}'`, suggest(name, allowed))];
}
