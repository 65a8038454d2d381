import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { valid } from 'semver';
import { isMap } from '../authored/values';
import { LIBRARY, manifestIn } from './fleet-package';

/** What the starter wrote: which ringfleet the fleet's sources are for. */
export const RECORD = '.ringfleet.json';

/** The version that the sources are for: where somebody installed another by hand, fields have the names of before. */
export function recordedVersion(root: string, otherwise: string): string {
  const { createdWith, upgradedTo = createdWith } = read(root);
  return typeof upgradedTo === 'string' && valid(upgradedTo) ? upgradedTo : otherwise;
}

/** Records another version. */
export function recordVersion(root: string, version: string): void {
  const { dependencies, devDependencies } = manifestIn(root) ?? {};
  const ringfleet = dependencies?.[LIBRARY] ?? devDependencies?.[LIBRARY];
  const record = { ...read(root), ringfleet, upgradedTo: version };
  writeFileSync(join(root, RECORD), `${JSON.stringify(record, null, 2)}\n`);
}

function read(root: string): Readonly<Record<string, unknown>> {
  try {
    const path = join(root, RECORD);
    const record: unknown = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
    return isMap(record) ? record : {};
  } catch {
    // Broken, it says no more than one that is not there.
    return {};
  }
}
