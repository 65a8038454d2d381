import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { LIBRARY, type FleetPackage } from './fleet-package';
import { npm } from './npm';
import { Stopped } from './stopped';

const FIX = 'give one: upgrade --to VERSION, or --to TARBALL, which npm pack makes';

/**
 * What npm is to install: a version, tag or range, or a tarball by its path or URL.
 *
 * @param asked what people typed @default - the newest version that the registry has
 * @param cwd folder that a path is relative to
 */
export function targetOf(asked: string | undefined, cwd: string, { root }: FleetPackage): string {
  if (asked === undefined) return newest(root);
  if (/^https?:/.test(asked) || !/\.tgz$|[\\/]|^\.+$/.test(asked)) return asked;
  const path = resolve(cwd, asked);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new Stopped('--to', `${path} is not there`, FIX);
  if (found.isDirectory())
    throw new Stopped('--to', `${path} is a folder`, 'give the tarball that npm pack makes of it');
  return `file:${path}`;
}

function newest(root: string): string {
  const { isDone, stdout, fault, isUnknown } = npm(root, 'view', LIBRARY, 'version', '--fetch-retries=0');
  const version = stdout.trim();
  if (isDone && version !== '') return version;
  throw new Stopped(
    'upgrade',
    `npm cannot tell which ringfleet is the newest: ${fault}`,
    isUnknown ? `name the registry that has it in .npmrc, or ${FIX}` : FIX,
  );
}
