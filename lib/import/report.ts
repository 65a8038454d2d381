import { formatLocation } from '../issues/issue';
import type { Told } from './told';

/** What each part of a report is about, in the order in which people need it. */
const PARTS = {
  lost: 'Lost: in no file of the fleet, and gone or different once it is published',
  say: 'To be said: nobody could read it from what was given',
  kept: 'Kept as manifests, as they were',
  replaced: 'Replaced by what ringfleet writes',
} as const satisfies Parts;

/** The same of customers that a fleet gets. */
export const LEFT_PARTS = {
  lost: 'Left: in no file of the fleet, or different in it',
  say: 'To be said: nobody could read it from what was given',
  kept: 'Kept as values of customers',
  replaced: 'Replaced by what ringfleet writes',
} as const satisfies Parts;

type Parts = Record<Told['what'], string>;

/** What was imported differently than it was, as Markdown. */
export function reportOf(told: readonly Told[], titles: Parts = PARTS): string {
  const parts = Object.entries(titles).flatMap(([what, title]) => {
    const own = told.filter((each) => each.what === what);
    const lines = [...new Set(own.map((each) => `- ${lineOf(each)}\n`))].sort();
    return lines.length === 0 ? [] : [`## ${title} (${lines.length})\n\n${lines.join('')}`];
  });
  return ['# Imported\n', ...parts].join('\n');
}

/** The same in one line: `2 lost, 3 to be said, 34 kept, 16 replaced`. */
export function countsOf(told: readonly Told[]): string {
  const words = { lost: 'lost', say: 'to be said', kept: 'kept as manifests', replaced: 'replaced' } as const;
  return Object.entries(words)
    .map(([what, word]) => `${told.filter((each) => each.what === what).length} ${word}`)
    .join(', ');
}

function lineOf({ of, why, at }: Told): string {
  return `${of}: ${why}${at ? ` (${formatLocation(at)})` : ''}`;
}
