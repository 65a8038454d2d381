import type { Application } from '../../applicationsets';
import { differencesOf } from '../compare';
import type { FoundObject } from '../objects';
import type { Told } from '../told';
import { importArgocd, type ArgocdImport, type ImportedArgocd } from './index';

/** What a fleet delivers. */
export interface Delivered {
  /** By name; the values of a release in one place. */
  readonly applications: ReadonlyMap<string, Application>;
  /** Keys of objects that are in several files: one that was kept, and one that ringfleet writes. */
  readonly twice: ReadonlySet<string>;
}

/**
 * Imports, and compares each Application with the one that the fleet would deliver. One that would deploy something else stays a manifest; in
 * what else it differs is told.
 *
 * @param delivered nothing where the fleet has mistakes
 */
export function importedAndCompared(
  objects: readonly FoundObject[],
  options: Omit<ArgocdImport, 'raw' | 'written'>,
  delivered: (imported: ImportedArgocd) => Delivered | undefined,
): ImportedArgocd {
  const first = importArgocd(objects, { ...options, raw: new Set(), written: new Set() });
  const made = delivered(first);
  const { others, told } = comparison(first, made?.applications);
  const written = made?.twice ?? new Set();
  if (others.size === 0 && written.size === 0) return { ...first, told: [...first.told, ...told] };
  const again = importArgocd(objects, { ...options, raw: others, written });
  return { ...again, told: [...again.told, ...comparison(again, delivered(again)?.applications).told] };
}

function comparison(
  { compared }: ImportedArgocd,
  delivered: ReadonlyMap<string, Application> | undefined,
): { others: Set<string>; told: Told[] } {
  const others = new Set<string>();
  const told: Told[] = [];
  for (const { application, isMoved } of delivered ? compared : []) {
    const { name } = application.metadata;
    const after = delivered!.get(name);
    const differences = after ? differencesOf(application, after) : [];
    if (!after || differences.some(({ isEssential, path }) => isEssential && !isSource(path)))
      others.add(name);
    else if (!isMoved && differences.some(({ path }) => isSource(path))) others.add(name);
    for (const { path } of differences.filter((each) => !each.isEssential))
      told.push({ what: 'lost', of: `Application ${name}`, why: `${path} is not as it was` });
  }
  return { others, told };
}

function isSource(path: string): boolean {
  return path.startsWith('spec.sources');
}
