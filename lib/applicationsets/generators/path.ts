import { Dict } from '../template';
import { normalized } from '../template/functions/argocd';

/** The parameter `path` of a file. */
export function filePath(file: string): Dict {
  const slash = file.lastIndexOf('/');
  const filename = file.slice(slash + 1);
  return new Dict([
    ...folderPath(slash === -1 ? '.' : file.slice(0, slash)).entries,
    ['filename', filename],
    ['filenameNormalized', normalized(filename)],
  ]);
}

/** The parameter `path` of a folder. */
export function folderPath(folder: string): Dict {
  const basename = folder.slice(folder.lastIndexOf('/') + 1);
  return new Dict([
    ['path', folder],
    ['basename', basename],
    ['basenameNormalized', normalized(basename)],
    ['segments', folder.split('/')],
  ]);
}
