import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The clusters of an output folder, each with the content that it is in, as the run before wrote them. */
export function clusterFolders(outdir: string): { readonly content: string; readonly cluster: string }[] {
  // Where a fleet has several state repositories, each has a folder of the output.
  const contents = [outdir, ...foldersIn(outdir).map((name) => join(outdir, name))];
  return contents.flatMap((content) =>
    foldersIn(join(content, 'clusters')).map((cluster) => ({ content, cluster })),
  );
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
