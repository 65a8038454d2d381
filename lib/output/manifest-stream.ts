import type { RenderedFile } from './write';

/**
 * The Kubernetes objects among the files as one YAML stream, in the order of paths, each file after a comment that
 * names it. What is YAML and no object, such as values, is left out: no reader of manifests could tell what it is.
 */
export function manifestStream(files: Iterable<RenderedFile>): string {
  return [...files]
    .filter(({ path, content }) => /\.ya?ml$/.test(path) && isManifest(content))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, content }) => {
      // A text that people wrote may begin a document by itself: two marks would make an empty one.
      const mark = /^(?:\s*(?:#.*)?\n)*---\s/.test(content) ? '' : '---\n';
      return `${mark}# Source: ${path}\n${content.endsWith('\n') ? content : `${content}\n`}`;
    })
    .join('');
}

function isManifest(content: string): boolean {
  return /^apiVersion:/m.test(content) && /^kind:/m.test(content);
}
