import type { Behaviour } from '../behaviour';
import { Fault, Unknown } from '../fault';
import { type Dict, TemplateFault, Uncertain } from '../template';
import type { Texts } from '../texts';
import type { Context } from '../types';

/** What generators of one set share. */
export interface Scope {
  readonly context: Context;
  readonly behaviour: Behaviour;
  /** Whether parameters are maps and lists, as for Go templates; otherwise all are strings, `path.basename` by name. */
  readonly isGo: boolean;
  readonly templates: Texts;
}

/**
 * A string of the set with its parameters filled in.
 *
 * @throws Fault that says where the string stands; Unknown where only a live Argo CD knows what comes of it
 */
export function render(templates: Texts, text: string, params: Dict, at: string): string {
  try {
    return templates.render(text, params);
  } catch (fault) {
    if (fault instanceof Uncertain) throw new Unknown(at, fault.problem);
    if (fault instanceof TemplateFault) throw new Fault(at, fault.problem, fault.fix);
    throw fault;
  }
}

/** What to do with a text of which nobody here knows what comes of it. */
export type Left = (fault: Unknown, text: string) => string;

/** Every string of a structure with its parameters filled in, keys too; a null in a map is dropped, as Argo CD does. */
export function renderDeep<T>(templates: Texts, value: T, params: Dict, at: string, left: Left = fail): T {
  return deep(templates, value, params, at, left) as T;
}

function fail(fault: Unknown): never {
  throw fault;
}

function deep(templates: Texts, value: unknown, params: Dict, at: string, left: Left): unknown {
  if (typeof value === 'string') return rendered(templates, value, params, at, left);
  if (Array.isArray(value))
    return value.map((item, index) => deep(templates, item, params, `${at}[${index}]`, left));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null && item !== undefined)
      .map(([key, item]) => [
        render(templates, key, params, at),
        deep(templates, item, params, below(at, key), left),
      ]),
  );
}

function rendered(templates: Texts, text: string, params: Dict, at: string, left: Left): string {
  try {
    return render(templates, text, params, at);
  } catch (fault) {
    if (fault instanceof Unknown) return left(fault, text);
    throw fault;
  }
}

/** `at.key`, or `at["a.key"]`. */
export function below(at: string, key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) ? `${at}.${key}` : `${at}[${JSON.stringify(key)}]`;
}
