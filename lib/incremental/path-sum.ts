import { mixed } from './mixed';

const [FNV, PRIME, OTHER] = [0x811c9dc5, 0x01000193, 0x9747b28c];
const [END, DOT, SLASH] = [0, 0x2e, 0x2f];

/**
 * A sum over the paths of files, in whatever order they come: two lists with the same sum are the same files. What stands beside an output
 * begins with a dot, and adds nothing.
 */
export class PathSum {
  private high = 0;
  private low = 0;

  /** @param path separated by `/` */
  add(path: string): void {
    this.addListed(Buffer.from(`${path}\0`, 'utf8'));
  }

  /** @param printed paths in UTF-8 as git prints them with `-z`: each ends in a zero byte */
  addListed(printed: Uint8Array): void {
    let [one, other, at] = [FNV, OTHER, 0];
    let isOutput = true;
    for (const byte of printed) {
      if (byte !== END) {
        if (at === 0) isOutput = byte !== DOT;
        one = Math.imul(one ^ byte, PRIME);
        other = Math.imul(other + byte + SLASH, PRIME) ^ (other >>> 15);
        at += 1;
        continue;
      }
      if (isOutput) {
        this.high = (this.high + mixed(one)) >>> 0;
        this.low = (this.low + mixed(other)) >>> 0;
      }
      [one, other, at] = [FNV, OTHER, 0];
    }
  }

  get text(): string {
    return `${this.high} ${this.low}`;
  }
}

/** The sum over some paths. */
export function sumOfPaths(paths: Iterable<string>): string {
  const sum = new PathSum();
  for (const path of paths) sum.add(path);
  return sum.text;
}
