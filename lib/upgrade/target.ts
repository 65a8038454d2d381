import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { LIBRARY, type FleetPackage } from './fleet-package';
import { npm } from './npm';
import { Stopped } from './stopped';

const FIX = `give one: upgrade --to VERSION, or --to TARBALL, as npm pack makes it`;

/**
 * What npm is to install: a version, tag or range, or a tarball by its path or URL.
 *
 * @param asked what people typed @default - the newest version that the registry has
 * @param cwd folder that a path is relative to
 */
export function targetOf(asked: string | undefined, cwd: string, { root }: FleetPackage): string {
  if (asked === undefined) return newest(root);
  if (/^https?:/.test(asked) || !/\.tgz$|[\\/]/.test(asked)) return asked;
  const path = resolve(cwd, asked);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new Stopped('--to', `${path} is not there`, FIX);
  if (found.isDirectory()) throw new Stopped('--to', `${path} is a folder`, `npm pack there, and ${FIX}`);
  return `file:${path}`;
}

function newest(root: string): string {
  const { isDone, stdout, fault, said } = npm(root, 'view', LIBRARY, 'version', '--fetch-retries=0');
  const version = stdout.trim();
  if (isDone && version !== '') return version;
  const problem = `npm cannot tell which ringfleet is the newest: ${fault}`;
  throw new Stopped('upgrade', problem, FIX, said);
}
