import { distance } from 'fastest-levenshtein';
import { groupBy } from '../../facts/group-by';
import { REGION } from '../../facts/placements';
import { warning } from '../../issues/issue';
import type { Rule } from '../rule';

/**
 * Regions are free text, so that a slip goes unnoticed. One that a single customer has is told where it is a slip away
 * from that of others. Where the fleet chooses state repositories by region, or has them as an axis, an unknown one is
 * refused by another rule.
 */
export const regions: Rule = function* ({ specs: { fleet, customers } }) {
  if (Object.hasOwn(fleet.axes ?? {}, REGION)) return;
  const by = groupBy(customers, ({ spec }) => spec.region);
  for (const [region, [customer, ...others]] of by) {
    if (others.length > 0) continue;
    // Of two customers alike, the first is taken at its word.
    const likelier = [...by].filter(([, [first, ...more]]) => more.length > 0 || first.file < customer.file);
    const names = likelier.map(([name]) => name).sort();
    const meant = names.find((other) => isSlip(region, other));
    if (meant === undefined) continue;
    yield warning(
      { file: customer.file, path: 'region' },
      `no other customer is in region '${region}', which is nearly '${meant}'`,
      `did you mean '${meant}'? Leave it where it is a region of its own`,
    );
  }
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
