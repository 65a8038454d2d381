import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RenderedFile } from '../../output';
import { MARKER } from '../../output';
import { readablePath } from '../../publish/git/listing';
import { blobId, type ObjectFormat } from '../../publish/git/object-id';
import { gitPrints, gitSays } from '../../publish/git/run';
import { RenderedObjects } from '../../publish/rendered-objects';
import type { OtherSide } from './other-side';

/** The output that is compared: what is new in it, or other than on the other side, and which files it has. */
export interface NewerSide {
  readonly wanted: (
    isThere: (path: string, object: string) => boolean,
  ) => Promise<readonly { readonly path: string; readonly text: string }[]>;
  readonly has: (path: string) => boolean;
}

/** An output that is in files, and has them all at hand. */
export interface WrittenSide extends NewerSide {
  /** The files whose paths are asked for. */
  readonly texts: (isAsked: (path: string) => boolean) => Promise<ReadonlyMap<string, string>>;
}

/** What is rendered: of what is the same on the other side, no text is kept. */
export function renderedSide(files: () => Iterable<RenderedFile>, format: ObjectFormat): NewerSide {
  const rendered = new RenderedObjects(files, format);
  return {
    wanted: (isThere) =>
      Promise.resolve(
        rendered.wanted(isThere).map(({ path, content }) => ({ path, text: content.toString('utf8') })),
      ),
    has: (path) => rendered.has(path),
  };
}

/** What another commit, or folder, has. */
export function givenSide({ objects, texts }: OtherSide): WrittenSide {
  return {
    wanted: async (isThere) => {
      const paths = [...objects]
        .filter(([path, object]) => isOutput(path) && !isThere(path, object))
        .map(([path]) => path);
      return [...(await texts(paths))].map(([path, text]) => ({ path, text }));
    },
    has: (path) => objects.has(path),
    texts: (isAsked) => texts([...objects.keys()].filter(isAsked)),
  };
}

/** What the output folder has. Of files that git knows to be as they were, it knows the names; the others are read. */
export async function folderSide(outdir: string, format: ObjectFormat): Promise<WrittenSide> {
  const objects = new Map<string, string>();
  const listed = async (...args: string[]) =>
    (await gitPrints(outdir, args))
      .toString('latin1')
      .split('\0')
      .filter((line) => line !== '');
  const below = await gitSays(outdir, ['rev-parse', '--show-prefix']);
  const inOutput = (path: string) => readablePath(path).slice(below.length);
  for (const line of await listed('ls-files', '--full-name', '--stage', '-z', '--', '.')) {
    const tab = line.indexOf('\t');
    objects.set(inOutput(line.slice(tab + 1)), line.split(' ')[1]!);
  }
  const read = (path: string) => readFileSync(join(outdir, path), 'utf8');
  const own = await listed('ls-files', '--full-name', '--others', '-z', '--', '.');
  const changed = await listed('diff-files', '--name-only', '--diff-filter=d', '-z', '--', '.');
  const gone = await listed('diff-files', '--name-only', '--diff-filter=D', '-z', '--', '.');
  for (const path of [...own, ...changed].map(inOutput)) objects.set(path, blobId(format, read(path)));
  for (const path of gone.map(inOutput)) objects.delete(path);
  return {
    wanted: (isThere) =>
      Promise.resolve(
        [...objects]
          .filter(([path, object]) => isOutput(path) && !isThere(path, object))
          .map(([path]) => ({ path, text: read(path) })),
      ),
    has: (path) => objects.has(path),
    texts: (isAsked) =>
      Promise.resolve(new Map([...objects.keys()].filter(isAsked).map((path) => [path, read(path)]))),
  };
}

/** What stands beside the output begins with a dot, the marker too. */
function isOutput(path: string): boolean {
  return path !== MARKER && !path.startsWith('.');
}
