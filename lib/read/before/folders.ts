import { join } from 'node:path';
import { namesIn } from './files';

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
  const contents = [outdir, ...namesIn(outdir).map((name) => join(outdir, name))];
  return contents.flatMap((content) => namesIn(join(content, of)).map((name) => ({ content, name })));
}
