import type { DiffEntry, FleetDiff } from '../../json/diff';
import { isDangerous } from '../change-class';
import { few } from './lists';
import { classesLine, headingOf, sectionsOf, touchedLine, whoOf } from './summary';

/** By this line a comment is found again, and edited in place. */
export const COMMENT_MARK = '<!-- ringfleet diff -->';
/** GitHub takes comments of 65,536 characters, and GitLab notes of 1,000,000. */
const LONGEST = 60_000;
/** How much of an entry is shown, the most first: the first that is short enough is taken. */
const SIZES = [
  { named: 200, details: 200, entries: Infinity },
  { named: 40, details: 40, entries: Infinity },
  { named: 10, details: 10, entries: Infinity },
  { named: 5, details: 4, entries: 200 },
  { named: 3, details: 1, entries: 100 },
  { named: 1, details: 0, entries: 60 },
] as const;

/** A diff as one comment of a pull request: long lists are folded, and it never has more than 60,000 characters. */
export function markdownOfDiff(diff: FleetDiff): string {
  for (const size of SIZES) {
    const text = commentOf(diff, size);
    if (text.length <= LONGEST) return text;
  }
  const text = commentOf(diff, { named: 0, details: 0, entries: 20 });
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 2)}…\n`;
}

interface Size {
  readonly named: number;
  readonly details: number;
  readonly entries: number;
}

function commentOf(diff: FleetDiff, size: Size): string {
  const { added, changed, removed } = diff.files;
  if (diff.entries.length === 0)
    return `${COMMENT_MARK}\n### Nothing changes\n\nNothing differs from \`${code(diff.against)}\`.\n`;
  const left = diff.entries.length - size.entries;
  const shown = new Set(diff.entries.slice(0, size.entries));
  const lines = [
    COMMENT_MARK,
    `### ${diff.isRefused ? 'Look twice' : 'What changes'}: ${classesLine(diff)}`,
    '',
    `${plain(touchedLine(diff)) || 'Nobody is touched.'}`,
    '',
    `Files: ${added} added, ${changed} changed, ${removed} removed, against \`${code(diff.against)}\`.`,
    ...sectionsOf(diff).flatMap(({ title, entries }) => {
      const own = entries.filter((entry) => shown.has(entry));
      return own.length === 0
        ? []
        : ['', `#### ${title}`, '', ...own.flatMap((entry) => entryLines(entry, size))];
    }),
    ...(left > 0 ? ['', `${left} entries more: \`diff --format html\` has all.`] : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function entryLines(entry: DiffEntry, { named, details: most }: Size): string[] {
  const { details, layers, why } = entry;
  const mark = isDangerous(entry.class) ? `**${entry.class}**` : entry.class;
  const more = details.length - most;
  const folded = [...details.slice(0, most), ...(more > 0 ? [`… and ${more} lines more`] : [])];
  const from =
    layers.length > 0
      ? ` From ${layers
          .slice(0, 3)
          .map((each) => `\`${code(each)}\``)
          .join(', ')}${layers.length > 3 ? ` and ${layers.length - 3} more` : ''}.`
      : '';
  const who = plain(whoOf(entry, named));
  const isLong = who.length > 120;
  return [
    `- ${mark} \`${code(headingOf(entry))}\`: ${plain(why)}.${from}${isLong ? '' : ` ${who}`}`,
    ...(folded.length > 0 || isLong
      ? [
          `  <details><summary>${isLong ? `who: ${plain(few(entry.subjects, 2))}` : 'what'}</summary>`,
          '',
          ...(isLong ? [`  ${who}`, ''] : []),
          ...(folded.length > 0
            ? ['  ```', ...folded.map((line) => `  ${line.replaceAll('```', "'''")}`), '  ```', '']
            : []),
          '  </details>',
          '',
        ]
      : []),
  ];
}

/** Within backquotes, which it must not end. */
function code(text: string): string {
  return text.replaceAll('`', "'").replace(/\s+/g, ' ');
}

/** As text that is no markup, and calls nobody by an @. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>#|~]/g, '\\$&')
    .replaceAll('@', '@\u200b');
}
