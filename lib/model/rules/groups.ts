import { groupBy } from '../group-by';
import { warning, type Issue } from '../issue';
import type { Rule } from './rule';

/** Names that a message lists, at most. */
const MOST = 5;

/** A group that is two customers' sees both: their namespaces, and on Argo CD their Applications and logs. */
export const groups: Rule = ({ specs: { customers } }) =>
  [...groupBy(customers, ({ spec }) => spec.group)].flatMap(([group, sharing]): Issue[] => {
    const names = [...new Set(sharing.map(({ spec }) => spec.name))].sort();
    if (names.length === 1) return [];
    const first = sharing.find(({ spec }) => spec.name === names[0])!;
    const more = names.length > MOST ? ` and ${names.length - MOST} more` : '';
    return [
      warning(
        { file: first.file, path: 'group' },
        `the people of group '${group}' see what is of each of these customers: ${names.slice(0, MOST).join(', ')}${more}`,
        'give each customer a group of its own, unless they are one company',
      ),
    ];
  });
