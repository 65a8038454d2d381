import { distance } from 'fastest-levenshtein';
import { groupBy } from '../../facts/group-by';
import { warning, type Issue } from '../../issues/issue';
import type { CustomerInput } from '../../authored/specs';
import type { Rule } from '../rule';

/**
 * Regions are free text, so that a slip goes unnoticed. One that a single customer has is told where it is a slip away
 * from that of others. Where the fleet chooses state repositories by region, an unknown one is refused by another rule.
 */
export const regions: Rule = ({ specs: { customers } }) => {
  const by = groupBy(customers, ({ spec }) => spec.region);
  return [...by].flatMap(([region, [customer, ...others]]): Issue[] => {
    if (others.length > 0) return [];
    // Of two customers alike, the first is taken at its word.
    const isLikelier = ([first, ...more]: readonly CustomerInput[]) =>
      more.length > 0 || first!.file < customer!.file;
    const meant = [...by.keys()].sort().find((other) => isSlip(region, other) && isLikelier(by.get(other)!));
    if (meant === undefined) return [];
    return [
      warning(
        { file: customer!.file, path: 'region' },
        `no other customer is in region '${region}', which is nearly '${meant}'`,
        `did you mean '${meant}'? Leave it where it is a region of its own`,
      ),
    ];
  });
};

/** A letter more, less or other, or two in the wrong order; not `eastus` and `eastus2`, nor `eastus` and `westus`. */
function isSlip(a: string, b: string): boolean {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  if (left === right) return a !== b;
  const letters = (text: string) => text.replace(/\d+/g, '');
  if (letters(left) === letters(right)) return false;
  const sorted = (text: string) => [...text].sort().join('');
  const apart = distance(left, right);
  return (
    Math.min(left.length, right.length) > 4 &&
    (apart === 1 || (apart === 2 && sorted(left) === sorted(right)))
  );
}
