import { takes, type Functions } from './function';

/** Functions of Sprig on paths, of Go's `path` and `path/filepath`. On Argo CD's machines both read the same. */
export const paths: Functions = {
  base: takes(['string'], base),
  dir: takes(['string'], dir),
  clean: takes(['string'], clean),
  ext: takes(['string'], ext),
  isAbs: takes(['string'], isAbsolute),
  osBase: takes(['string'], base),
  osDir: takes(['string'], dir),
  osClean: takes(['string'], clean),
  osExt: takes(['string'], ext),
  osIsAbs: takes(['string'], isAbsolute),
};

function isAbsolute(path: string): boolean {
  return path.startsWith('/');
}

function base(path: string): string {
  if (path === '') return '.';
  const bare = path.replace(/\/+$/, '');
  return bare === '' ? '/' : bare.slice(bare.lastIndexOf('/') + 1);
}

function dir(path: string): string {
  return clean(path.slice(0, path.lastIndexOf('/') + 1));
}

function ext(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot === -1 ? '' : name.slice(dot);
}

/** Without empty segments, `.` and those that `..` leaves again. */
function clean(path: string): string {
  const root = isAbsolute(path) ? '/' : '';
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') kept.push(segment);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (root === '') kept.push('..');
  }
  const joined = root + kept.join('/');
  return joined === '' ? '.' : joined;
}
