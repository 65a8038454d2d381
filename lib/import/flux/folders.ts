import { parse } from 'yaml';
import { isMap } from '../../authored/values';

const OWN = /(^|\/)kustomization\.ya?ml$/;
/** Keys of a file of kustomize that lists what there is, and changes nothing. */
const LISTING = ['apiVersion', 'kind', 'metadata', 'resources'];

/** What kustomize takes of folders of the files that are imported. */
export class Folders {
  /** What each folder with a file of kustomize's consists of; nothing where more than a list decides that. */
  private readonly listed = new Map<string, readonly string[] | undefined>();

  constructor(texts: Iterable<readonly [string, string]>) {
    for (const [file, text] of texts)
      if (OWN.test(file)) this.listed.set(file.replace(/\/?[^/]+$/, ''), listIn(text));
  }

  /** Whether a Kustomization over the folder, which is a path from the root of a repository, applies the file. */
  applies(folder: string, file: string): boolean {
    const at = `/${file}`.lastIndexOf(`/${folder}/`);
    return at >= 0 && this.takes(file.slice(0, at + folder.length), file);
  }

  private takes(root: string, file: string): boolean {
    if (!file.startsWith(root === '' ? '' : `${root}/`)) return false;
    if (!this.listed.has(root)) return true;
    const list = this.listed.get(root);
    return (list ?? []).some((each) => {
      const path = `${root}/${each.replace(/^\.\//, '').replace(/\/+$/, '')}`;
      return path === file || (path !== root && this.listed.has(path) && this.takes(path, file));
    });
  }
}

function listIn(text: string): readonly string[] | undefined {
  try {
    const given: unknown = parse(text);
    if (!isMap(given) || Object.keys(given).some((key) => !LISTING.includes(key))) return undefined;
    const { resources } = given;
    return Array.isArray(resources) ? resources.map(String) : [];
  } catch {
    return undefined;
  }
}
