import type { ComponentPlan } from '../component';
import type { InstalledNames } from './names';
import type { ReleasePlan } from '../tenant';

/** The names alone. */
export function installedNames({
  name,
  namespace,
  releaseName,
  storageNamespace,
}: InstalledNames): InstalledNames {
  return { name, namespace, releaseName, ...(storageNamespace !== undefined && { storageNamespace }) };
}

/** Those of a release. */
export function namesOfRelease({ namespace, ...release }: ReleasePlan): InstalledNames {
  return installedNames({ ...release, namespace: namespace.name });
}

/** Those of a component. */
export function namesOfComponent({ deliveredAs, adopted, ...names }: ComponentPlan): InstalledNames {
  return installedNames({ ...names, name: adopted?.name ?? deliveredAs });
}

/** Says which names are other ones than before; empty where none is. */
export function renamed(before: Readonly<Partial<InstalledNames>>, now: InstalledNames): string {
  const keys = ['name', 'namespace', 'releaseName', 'storageNamespace'] as const;
  return keys
    .filter((key) => before[key] !== undefined && now[key] !== undefined && before[key] !== now[key])
    .map((key) => `${key} '${before[key]}' becomes '${now[key]}'`)
    .join(', ');
}
