import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { BUILT_FROM, digestOf, recorded } from '../../entry/digest.cjs';
import { root } from '../support/sample';

/** What the package is made from. A build takes its time, and other tests run the repository's own meanwhile. */
const SOURCES = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'entry',
  'imports',
  'lib',
  'package.json',
  'scripts',
  'tsconfig.build.json',
  'tsconfig.json',
];

/** Both packages, built and packed in a folder of their own as `npm run pack` does. */
export function packed(): { readonly folder: string; readonly library: string; readonly starter: string } {
  const folder = mkdtempSync(join(tmpdir(), 'packed-'));
  const sources = join(folder, 'sources');
  for (const part of SOURCES) cpSync(join(root, part), join(sources, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(sources, 'node_modules'));
  // What is compiled already, of these very sources, is what a build would make of them.
  if (recorded(join(root, BUILT_FROM)) === digestOf(sources))
    cpSync(join(root, 'build'), join(sources, 'build'), { recursive: true });
  else
    execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { cwd: sources, stdio: 'pipe' });
  return { folder, library: pack(folder, sources), starter: pack(folder, join(root, 'starter')) };
}

function pack(into: string, sources: string): string {
  const args = ['pack', '--silent', '--pack-destination', into];
  return join(into, execFileSync('npm', args, { cwd: sources, encoding: 'utf8' }).trim().split('\n').at(-1)!);
}

/** Paths of what a tarball holds, as they are below the package's folder. */
export function filesIn(tarball: string): string[] {
  const listed = execFileSync('tar', ['tzf', tarball], { encoding: 'utf8' }).trim().split('\n');
  return listed.map((path) => path.replace(/^package\//, '')).sort();
}

/** Unpacks a tarball, as npm would. */
export function unpack(tarball: string, into: string): void {
  mkdirSync(into, { recursive: true });
  execFileSync('tar', ['xzf', tarball, '-C', into, '--strip-components=1']);
}

/**
 * A folder of modules with all that the repository has, and the packed library among them. npm would change what is
 * linked: it may not install there.
 */
export function modulesWith(library: string, into: string): void {
  mkdirSync(into, { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules')))
    if (!name.startsWith('.')) symlinkSync(join(root, 'node_modules', name), join(into, name));
  cpSync(join(root, 'node_modules/.bin'), join(into, '.bin'), { recursive: true, verbatimSymlinks: true });
  unpack(library, join(into, 'ringfleet'));
}

/** The path on which npm is one that needs no registry. It is made in the folder. */
export function pathWithoutRegistry(folder: string): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  cpSync(join(__dirname, 'npm.mjs'), join(bin, 'npm.mjs'));
  const script = `#!/bin/sh\nexec "${process.execPath}" "$(dirname "$0")/npm.mjs" "$@"\n`;
  writeFileSync(join(bin, 'npm'), script, { mode: 0o755 });
  return `${bin}${delimiter}${process.env['PATH']}`;
}
