import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { node, type Candidate } from './candidate';
import type { FleetPackage, Manifest } from './fleet-package';
import { npm } from './npm';
import { recordVersion } from './record';
import { Stopped } from './stopped';

const MANIFESTS = ['package.json', 'package-lock.json'];

/** What has been trialOf, and is to be done. */
export interface Tried {
  readonly next: Manifest;
  readonly candidate: Candidate;
  /** Files that have other names of fields, from the program's folder. */
  readonly sources: readonly string[];
  /** What runs the program, for node. */
  readonly command: readonly string[];
}

/** Does in the fleet what was tried in its copy: installs, edits the sources, synthesizes. */
export function apply({ root }: FleetPackage, { next, candidate, sources, command }: Tried): void {
  install(root, candidate.installed);
  for (const file of sources) writeFileSync(join(root, file), readFileSync(join(candidate.folder, file)));
  recordVersion(root, next.version);
  const { isDone, stderr } = node(root, ...command);
  if (!isDone)
    throw new Stopped(
      'upgrade',
      `ringfleet ${next.version} is installed, and dist/ could not be written`,
      'mend what it says, and npm run synth; or put all back: git restore . && npm ci',
      stderr,
    );
}

function install(root: string, wanted: readonly string[]): void {
  const before = MANIFESTS.map((name) => join(root, name)).map((path) => ({
    path,
    text: existsSync(path) ? readFileSync(path) : undefined,
  }));
  const { isDone, fault, said } = npm(root, 'install', ...wanted, '--save-exact', '--no-audit', '--no-fund');
  if (isDone) return;
  for (const { path, text } of before) {
    if (text) writeFileSync(path, text);
    else rmSync(path, { force: true });
  }
  throw new Stopped(
    'upgrade',
    `npm cannot install ${wanted.join(' ')}: ${fault}`,
    'package.json and package-lock.json are as they were, and npm ci makes node_modules so; then try again',
    said,
  );
}
