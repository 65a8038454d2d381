import { join } from 'node:path';
import type { RingsFile } from '../authored/specs';
import type { Plan } from '../plan/fleet';
import { cacheFolder, keep, kept } from './cache';
import type { Context } from './context';
import { sha256 } from './sign';

/** What a version in a ring reaches. It is kept beside the stamp, and read where a version has changed. */
export interface Reach {
  /** By product and ring, the names of the customers that have a release of it there. */
  readonly customers: Readonly<Record<string, readonly string[]>>;
  /** Paths of the files of the output that are no customer's. */
  readonly platform: readonly string[];
}

export function reachOf({ customers }: Plan, platform: readonly string[]): Reach {
  const found = new Map<string, Set<string>>();
  for (const customer of customers)
    for (const { ring, releases } of customer.isTeam ? [] : customer.tenants)
      for (const { product } of releases) {
        const key = entryName(product.name, ring);
        found.set(key, (found.get(key) ?? new Set()).add(customer.name));
      }
  return {
    customers: Object.fromEntries([...found].map(([key, names]) => [key, [...names]])),
    platform,
  };
}

export function entryName(product: string, ring: string): string {
  return `${product} ${ring}`;
}

/** Digests of the entries of all `rings.yaml`, by product and ring. */
export function entriesOf(files: readonly RingsFile[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    files.flatMap(({ file, entries }) =>
      Object.entries(entries).map(([ring, entry]) => [
        entryName(file.split('/')[1]!, ring),
        sha256(JSON.stringify(entry)),
      ]),
    ),
  );
}

/** Whether a path below the program is one of `rings.yaml`. */
export function isOfRings(path: string): boolean {
  return /^products[/\\][^/\\]+[/\\]rings\.yaml$/.test(path);
}

/** Keeps it. @returns its digest, by which it is known again */
export function keepReach({ main }: Context, reach: Reach): string {
  const path = fileFor(main);
  if (path !== undefined) keep(path, reach);
  return digestOf(reach);
}

/** What was kept with that digest; `undefined` where nothing is, or something else. */
export function keptReach({ main }: Context, digest: string | undefined): Reach | undefined {
  const path = fileFor(main);
  const reach = path === undefined ? undefined : (kept(path) as Reach | undefined);
  return reach && digestOf(reach) === digest ? reach : undefined;
}

function digestOf(reach: Reach): string {
  return sha256(JSON.stringify(reach));
}

function fileFor(main: string): string | undefined {
  const folder = cacheFolder(main);
  return folder === undefined ? undefined : join(folder, 'reach');
}
