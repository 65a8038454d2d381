import { fleetFiles, markedFiles } from '../marked';
import { expression, type Language } from '../expression';

/** JavaScript, of the customer `c`. */
const javascript: Language = {
  fact: (fact) => `c.${fact}`,
  text: (parts) => parts.join(' + '),
  list: (items) => `[${items.join(',')}]`,
  map: (entries) => `{${entries.map(([key, value]) => `${key}:${value}`).join(',')}}`,
};

/**
 * The floor's source text, made of what ringfleet synthesizes for one customer of each ring: a function for each file, which
 * gives its path and the objects in it. It knows no plan, no layers, no rules and no constructs: nothing that makes the
 * same objects can do much less.
 */
export function recorded(): string {
  const files = (ring: 'early' | 'late') =>
    markedFiles(ring).map((file) => `(c) => (${expression({ ...file }, javascript)})`);
  return `module.exports = {
  fleet: ${JSON.stringify(fleetFiles())},
  early: [${files('early').join(',\n')}],
  late: [${files('late').join(',\n')}],
};
`;
}
