/** Files that differ in more lines than this are told as one block: to compare each line with each takes too long. */
const MOST = 2000;

/** The lines that are taken out, each after `- `, and put in, after `+ `; blocks of them in the order of the text. */
export function lineDiff(before: string, after: string): string[] {
  const [old, next] = [linesOf(before), linesOf(after)];
  let start = 0;
  while (start < old.length && start < next.length && old[start] === next[start]) start++;
  let end = 0;
  while (end < Math.min(old.length, next.length) - start && old.at(-1 - end) === next.at(-1 - end)) end++;
  return between(old.slice(start, old.length - end), next.slice(start, next.length - end));
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

function between(old: readonly string[], next: readonly string[]): string[] {
  const taken = (line: string) => `- ${line}`;
  const put = (line: string) => `+ ${line}`;
  if (old.length > MOST || next.length > MOST) return [...old.map(taken), ...next.map(put)];
  const common = commonLengths(old, next);
  const told: string[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < next.length) {
    if (i < old.length && j < next.length && old[i] === next[j]) {
      i++;
      j++;
    } else if (i < old.length && (j === next.length || common[i + 1]![j]! >= common[i]![j + 1]!))
      told.push(taken(old[i++]!));
    else told.push(put(next[j++]!));
  }
  return told;
}

/** How many lines the rest of one, from each place, has in common with the rest of the other, from each place. */
function commonLengths(old: readonly string[], next: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: old.length + 1 }, () => new Uint16Array(next.length + 1));
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = next.length - 1; j >= 0; j--)
      table[i]![j] =
        old[i] === next[j] ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
  return table;
}
