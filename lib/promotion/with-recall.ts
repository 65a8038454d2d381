import { isSeq, parseDocument, stringify } from 'yaml';
import type { RecallSpec } from '../authored/specs';

/** The text of a `recalls.yaml` with one more; comments and layout of what is there stay. */
export function withRecall(text: string, recall: RecallSpec): string {
  const document = parseDocument(text);
  const { contents } = document;
  if (isSeq(contents) && contents.flow) {
    contents.flow = false;
    document.addIn([], document.createNode(recall));
    return document.toString({ lineWidth: 0 });
  }
  const indent = isSeq(contents) ? indentOf(text, contents.items[0]) : '';
  const gap = text === '' || text.endsWith('\n') ? '' : '\n';
  return (
    text +
    gap +
    linesOf(recall)
      .map((line) => `${indent}${line}\n`)
      .join('')
  );
}

function linesOf({ version, date, reason, held = [] }: RecallSpec): string[] {
  const inQuotes = (each: string) =>
    stringify(each, { defaultStringType: 'QUOTE_SINGLE', lineWidth: 0 }).trimEnd();
  return [
    `- version: ${inQuotes(version)}`,
    `  date: ${date}`,
    // Of several lines it would be a block: in double quotes it is one.
    `  reason: ${reason.includes('\n') ? JSON.stringify(reason) : inQuotes(reason)}`,
    ...(held.length > 0 ? [`  held: [${held.map(inQuotes).join(', ')}]`] : []),
  ];
}

/** The blanks before the dash of a list's item. */
function indentOf(text: string, item: unknown): string {
  const [start] = (item as { readonly range?: readonly number[] } | undefined)?.range ?? [0];
  const line = text.slice(text.lastIndexOf('\n', start! - 1) + 1);
  return /^ */.exec(line)![0];
}
