import { topOf } from '../output/marker';
import { OutputPaths } from '../output/output-paths';
import type { RenderedFile } from '../output/write';
import { blobId, type ObjectFormat } from './git/object-id';

/** A file whose content a repository has not at its path. */
export interface WantedFile {
  readonly path: string;
  readonly object: string;
  readonly content: Buffer;
}

/**
 * What is rendered, by the names that git gives it. Content is kept of files alone that a repository has not, so that a large
 * fleet needs no more memory than a small one; where another publish comes first, what it changed is rendered again.
 */
export class RenderedObjects {
  readonly tops = new Set<string>();
  private readonly output = new OutputPaths();
  private readonly objects = new Map<string, string>();
  private readonly contents = new Map<string, Buffer>();
  private isTaken = false;

  constructor(
    private readonly files: () => Iterable<RenderedFile>,
    private readonly format: ObjectFormat,
  ) {}

  has(path: string): boolean {
    return this.objects.has(path);
  }

  /** The files that are not there yet, by what is. */
  wanted(isThere: (path: string, object: string) => boolean): WantedFile[] {
    if (!this.isTaken) this.take(isThere);
    const missing = [...this.objects].filter(([path, object]) => !isThere(path, object));
    if (missing.some(([path]) => !this.contents.has(path))) {
      const paths = new Set(missing.map(([path]) => path));
      for (const { path, content } of this.files())
        if (paths.has(path)) this.contents.set(path, Buffer.from(content, 'utf8'));
    }
    return missing.map(([path, object]) => ({ path, object, content: this.contents.get(path)! }));
  }

  private take(isThere: (path: string, object: string) => boolean): void {
    this.isTaken = true;
    for (const { path, content } of this.files()) {
      this.output.add(path);
      this.tops.add(topOf(path));
      const object = blobId(this.format, content);
      this.objects.set(path, object);
      if (!isThere(path, object)) this.contents.set(path, Buffer.from(content, 'utf8'));
    }
  }
}
