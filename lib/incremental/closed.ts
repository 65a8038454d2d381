import { readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';

/** Packages that modules of a fleet may import: whatever is made with them follows from what they are given. */
const PURE = /^(ringfleet(\/register|\/testing)?|zod|constructs|cdk8s|cdk8s-plus-\d+)$/;

/** What a program says to be one: it does as its arguments say, and these are known. */
const OF_PROGRAMS = /\brequire\.main\b|\bprocess\.(argv|exitCode)\b/g;

/** What a module may look at that no file of the fleet says: the time, the environment, other files, the network. */
const OPEN =
  /=\s*process\b|\b(process|globalThis|global|console|Date|performance|Atomics)\s*[.[,;)}]|\bmodule\s*[.[]|\b(require|fetch|eval|Function|Date|Worker|import)\s*\(|\bimport\.|\b(WebAssembly|setTimeout|setInterval|setImmediate|Intl|toLocale\w*)\b|\bMath\.random\b/;

/** Constructs of cdk8s that read files or run programs. */
const OF_FILES = /\b(Include|Helm|Yaml)\b/;

const IMPORT = /\b(?:from|import)\s*(['"])([^'"\n]*)\1/g;

/** The folder of this very library: its own modules are known. */
const LIBRARY = dirname(__dirname);
const PACKAGE = join(LIBRARY, basename(dirname(LIBRARY)) === 'build' ? '../..' : '..');

/**
 * Whether the fleet's modules look at nothing but what they import, so that the same files always make the same fleet. Judged by
 * their text, and rather too strictly: a comment that says `process` is enough for a no, which costs time and nothing else.
 *
 * @param modules absolute paths of all modules that were loaded
 */
export function isClosed(modules: readonly string[]): boolean {
  return modules.filter(isOfFleet).every((path) => isClosedText(readFileSync(path, 'utf8')));
}

function isOfFleet(path: string): boolean {
  if (path.includes(`${sep}node_modules${sep}`)) return false;
  const [top = ''] = relative(PACKAGE, path).split(sep);
  return !['build', 'lib', 'imports', 'entry'].includes(top);
}

export function isClosedText(text: string): boolean {
  if (OPEN.test(text.replace(OF_PROGRAMS, ''))) return false;
  for (const [, , from = ''] of text.matchAll(IMPORT))
    if (!from.startsWith('.') && (!PURE.test(from) || (from.startsWith('cdk8s') && OF_FILES.test(text))))
      return false;
  return true;
}
