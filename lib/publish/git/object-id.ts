import { createHash, hash } from 'node:crypto';

/** How a repository names its objects. */
export type ObjectFormat = 'sha1' | 'sha256';

/** The format of a repository that has such a name. */
export function formatOf(name: string): ObjectFormat {
  return name.length === 64 ? 'sha256' : 'sha1';
}

/** The name of a tree. */
export function treeId(format: ObjectFormat, content: Buffer): string {
  return createHash(format).update(`tree ${content.length}\0`).update(content).digest('hex');
}

/** The name of a file with this text. All of a fleet is named by it: nothing is made but the name. */
export function blobId(format: ObjectFormat, text: string): string {
  return hash(format, `blob ${Buffer.byteLength(text)}\0${text}`);
}

/** The name that stands for no object where a branch is moved. */
export function noObject(format: ObjectFormat): string {
  return '0'.repeat(format === 'sha256' ? 64 : 40);
}
