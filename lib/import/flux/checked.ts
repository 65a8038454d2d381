import { objectKey, titleOf, type FoundObject } from '../objects';
import type { Told } from '../told';
import { counterpartOf, fluxDifferences } from './compare';
import { importFlux } from './index';
import type { FluxImport, ImportedFlux } from './options';
import { fluxKeyOf } from './kinds';

/** What a fleet has in its files. */
export interface DeliveredObjects {
  readonly objects: readonly FoundObject[];
  /** Keys of objects that are in several files: one that was kept, and one that ringfleet writes. */
  readonly twice: ReadonlySet<string>;
}

/**
 * Imports, and compares each HelmRelease and Kustomization with the one that the fleet would have. One that would install something else stays a
 * manifest; in what else it differs is told.
 *
 * @param delivered nothing where the fleet has mistakes
 */
export function importedFlux(
  objects: readonly FoundObject[],
  options: Omit<FluxImport, 'raw' | 'written'>,
  delivered: (imported: ImportedFlux) => DeliveredObjects | undefined,
): ImportedFlux {
  const first = importFlux(objects, { ...options, raw: new Set(), written: new Set() });
  const made = delivered(first);
  const { others, told } = comparison(first, objects, made);
  const written = new Set([...(made?.twice ?? []), ...inTenants(first, objects, made)]);
  if (others.size === 0 && written.size === 0) return { ...first, told: [...first.told, ...told] };
  const again = importFlux(objects, { ...options, raw: others, written });
  return { ...again, told: [...again.told, ...comparison(again, objects, delivered(again)).told] };
}

/** Keys of objects in namespaces of tenants that the fleet writes itself. */
function* inTenants(
  { customers }: ImportedFlux,
  before: readonly FoundObject[],
  made: DeliveredObjects | undefined,
): Iterable<string> {
  const namespaces = new Set<string>();
  for (const { tenants } of customers)
    for (const tenant of Object.values(tenants))
      if (tenant && 'adopt' in tenant)
        for (const adopted of Object.values(tenant.adopt ?? {})) namespaces.add(adopted?.namespace ?? '');
  const after = new Set(made?.objects.map(({ object }) => objectKey(object)));
  for (const { object } of before)
    if (namespaces.has(object.metadata.namespace ?? '') && after.has(objectKey(object)))
      yield objectKey(object);
}

function comparison(
  { compared }: ImportedFlux,
  before: readonly FoundObject[],
  made: DeliveredObjects | undefined,
): { others: Set<string>; told: Told[] } {
  const others = new Set<string>();
  const told: Told[] = [];
  for (const object of made ? compared : []) {
    const after = counterpartOf(object, made!.objects);
    const differences = after ? fluxDifferences(object, after, { before, after: made!.objects }) : [];
    if (!after || differences.some(({ isEssential }) => isEssential)) others.add(fluxKeyOf(object));
    for (const { path } of differences.filter(({ isEssential }) => !isEssential))
      told.push({ what: 'lost', of: titleOf(object), why: `spec.${path} is not as it was` });
  }
  return { others, told };
}
