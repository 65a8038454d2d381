import { Fault } from '../fault';
import { type Dict, TemplateFault, type Templates } from '../template';
import type { Context } from '../types';

/** What generators of one set share. */
export interface Scope {
  readonly context: Context;
  readonly templates: Templates;
}

/**
 * A string of the set with its parameters filled in.
 *
 * @throws Fault that says where the string stands
 */
export function render(templates: Templates, text: string, params: Dict, at: string): string {
  try {
    return templates.render(text, params);
  } catch (fault) {
    if (fault instanceof TemplateFault) throw new Fault(at, fault.problem, fault.fix);
    throw fault;
  }
}

/** Every string of a structure with its parameters filled in, keys too; a null in a map is dropped, as Argo CD does. */
export function renderDeep<T>(templates: Templates, value: T, params: Dict, at: string): T {
  return deep(templates, value, params, at) as T;
}

function deep(templates: Templates, value: unknown, params: Dict, at: string): unknown {
  if (typeof value === 'string') return render(templates, value, params, at);
  if (Array.isArray(value))
    return value.map((item, index) => deep(templates, item, params, `${at}[${index}]`));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null && item !== undefined)
      .map(([key, item]) => [
        render(templates, key, params, at),
        deep(templates, item, params, below(at, key)),
      ]),
  );
}

/** `at.key`, or `at["a.key"]`. */
export function below(at: string, key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) ? `${at}.${key}` : `${at}[${JSON.stringify(key)}]`;
}
