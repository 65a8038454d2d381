import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Stopped } from './stopped';

/** What is read of a package.json. */
export interface Manifest {
  readonly name?: string;
  readonly version: string;
  readonly engines?: { readonly node?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** A fleet that depends on ringfleet. */
export interface FleetPackage {
  /** Folder of the program, with its package.json. */
  readonly root: string;
  /** The output folder. */
  readonly outdir: string;
  readonly manifest: Manifest;
  /** The ringfleet that runs. */
  readonly present: Manifest;
}

export const LIBRARY = 'ringfleet';
/** Lock files of other package managers, by name. */
const OTHERS = { 'pnpm-lock.yaml': 'pnpm', 'yarn.lock': 'yarn', 'bun.lock': 'bun', 'bun.lockb': 'bun' };

/**
 * The fleet in the folder.
 *
 * @throws Stopped where it does not get ringfleet from npm: a fork of the repository has another way to a newer version
 */
export function fleetPackage(root: string, outdir: string): FleetPackage {
  const folder = packageFolder(root);
  const manifest = folder === undefined ? undefined : manifestIn(folder);
  if (folder === undefined || !manifest)
    throw new Stopped(
      'package.json',
      'is not there, so nothing says which ringfleet the fleet is for',
      'start a fleet by npm create ringfleet my-fleet, and move fleet/, products/ and customers/ there',
    );
  if (manifest.name === LIBRARY)
    throw new Stopped(
      'upgrade',
      'this repository is ringfleet itself, or a fork of it: npm has no newer version to put in its place',
      'git pull the newer commits, npm ci, and npm run check: it names each file of dist/ that they change; npm run synth takes the changes over',
    );
  if (folder !== root || !(manifest.dependencies?.[LIBRARY] ?? manifest.devDependencies?.[LIBRARY]))
    throw new Stopped(
      relative(root, join(folder, 'package.json')),
      'does not have ringfleet among its dependencies, beside the program',
      'add it beside main.ts: npm install --save-exact ringfleet',
    );
  for (const [lock, name] of Object.entries(OTHERS))
    if (existsSync(join(root, lock)))
      throw new Stopped(
        lock,
        `the fleet is installed by ${name}, and upgrade installs by npm`,
        `${name} add ringfleet@VERSION; then npm run check names each file of dist/ that changes`,
      );
  return { root, outdir, manifest, present: installedIn(root) };
}

/** The ringfleet that programs in a folder load. */
export function installedIn(folder: string): Manifest {
  const found = manifestIn(join(folder, 'node_modules', LIBRARY));
  if (!found)
    throw new Stopped(`node_modules/${LIBRARY}`, 'is not there', 'install what package.json says: npm ci');
  return found;
}

function packageFolder(folder: string): string | undefined {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : packageFolder(parent);
}

export function manifestIn(folder: string): Manifest | undefined {
  const path = join(folder, 'package.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Manifest) : undefined;
}
