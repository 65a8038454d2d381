import type { Facts } from '../customers';
import { expression, type Language } from '../expression';
import { markedFiles } from '../marked';

export const RINGS = ['early', 'late'] as const;

/** A file of a customer, and its documents: source texts in a language. */
export interface Template {
  readonly path: string;
  readonly documents: readonly string[];
}

export function templatesOf(ring: Facts['ring'], language: Language): Template[] {
  return markedFiles(ring).map(({ path, objects, values, json }) => ({
    path: expression(path, language),
    documents: (objects ?? [values ?? json]).map((document) => expression(document, language)),
  }));
}

/** As JSON, with facts by their names and texts added by a plus: jsonnet and CUE. */
export const likeJson: Language = {
  fact: (fact) => `c.${fact}`,
  text: (parts) => parts.join(' + '),
  list: (items) => `[${items.join(', ')}]`,
  map: (entries) => `{${entries.map(([key, value]) => `${key}: ${value}`).join(', ')}}`,
};
