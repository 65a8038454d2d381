import type { DiffEntry, FleetDiff } from '../../json/diff';
import { few } from './lists';
import { classesLine, headingOf, sectionsOf, touchedLine, whoOf } from './summary';

const NAMED = 5;
const DETAILS = 8;
const WIDTH = 20;

/** A diff for a terminal: a few lines an entry. */
export function textOfDiff(diff: FleetDiff): string {
  if (diff.entries.length === 0) return `nothing differs from ${diff.against}\n`;
  const { added, changed, removed } = diff.files;
  const head = [
    `${touchedLine(diff) || 'nobody is touched'}`,
    `${classesLine(diff)}; files: ${added} added, ${changed} changed, ${removed} removed, against ${diff.against}`,
  ];
  const sections = sectionsOf(diff).map(({ title, entries }) => [title, '', ...entries.flatMap(entryLines)]);
  return [head, ...sections]
    .map((lines) => lines.map((line) => `${line}\n`.replace(/ +\n$/, '\n')).join(''))
    .join('\n');
}

function entryLines(entry: DiffEntry): string[] {
  const { details, layers, why } = entry;
  const below = (line: string) => `${' '.repeat(WIDTH)}${line}`;
  const more = details.length - DETAILS;
  return [
    `${entry.class.padEnd(WIDTH)}${headingOf(entry)}`,
    ...details.slice(0, DETAILS).map(below),
    ...(more > 0 ? [below(`… and ${more} lines more: --format json has all`)] : []),
    below(why),
    ...(layers.length > 0 ? [below(`from ${few(layers, NAMED)}`)] : []),
    below(whoOf(entry, NAMED)),
  ];
}
