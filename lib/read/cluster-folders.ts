import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The clusters of an output folder, each with the content that it is in, as the run before wrote them. */
export function clusterFolders(outdir: string): { readonly content: string; readonly cluster: string }[] {
  return foldersBelow(outdir, 'clusters').map(({ content, name }) => ({ content, cluster: name }));
}

/** The same of customers. */
export function customerFolders(outdir: string): { readonly content: string; readonly customer: string }[] {
  return foldersBelow(outdir, 'customers').map(({ content, name }) => ({ content, customer: name }));
}

function foldersBelow(outdir: string, of: string): { readonly content: string; readonly name: string }[] {
  // Where a fleet has several state repositories, each has a folder of the output.
  const contents = [outdir, ...foldersIn(outdir).map((name) => join(outdir, name))];
  return contents.flatMap((content) => foldersIn(join(content, of)).map((name) => ({ content, name })));
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
