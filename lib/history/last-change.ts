import type { ChangedText } from '../diff/changed-text';
import { ObjectReader } from '../publish/git/object-reader';
import type { CommitFacts } from './entry';
import { factsOf, logged, objectNames, type HistorySource } from './log';

/** The last commit of a branch, with every file that it changed. @returns undefined where there is none */
export async function lastChangeOf(
  source: HistorySource,
): Promise<{ readonly facts: CommitFacts; readonly texts: readonly ChangedText[] } | undefined> {
  const last = (await logged(source, 1)).at(-1);
  if (!last) return undefined;
  const reader = new ObjectReader(source.repository.folder);
  try {
    await source.repository.bring([...new Set([...last.files.values()].flatMap(objectNames))]);
    const texts: ChangedText[] = [];
    // What stands beside the output begins with a dot.
    for (const [path, { before, after }] of last.files) {
      if (path.startsWith('.')) continue;
      const was = before === undefined ? undefined : await reader.text(before);
      const is = after === undefined ? undefined : await reader.text(after);
      texts.push({
        path,
        ...(was !== undefined && { before: was }),
        ...(is !== undefined && { after: is }),
      });
    }
    return { facts: await factsOf(last, source, reader), texts };
  } finally {
    reader.close();
  }
}
