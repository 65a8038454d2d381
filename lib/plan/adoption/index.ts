import type { ComponentPlan } from '../component';
import type { InstalledNames } from './names';
import type { ReleasePlan } from '../tenant';

/** The names alone. */
export function installedNames({
  name,
  namespace,
  releaseName,
  storageNamespace,
  objectNamespace,
}: InstalledNames): InstalledNames {
  return {
    name,
    namespace,
    releaseName,
    ...(storageNamespace !== undefined && { storageNamespace }),
    ...(objectNamespace !== undefined && { objectNamespace }),
  };
}

/** Those of a release. */
export function namesOfRelease({ namespace, adopted, ...release }: ReleasePlan): InstalledNames {
  return installedNames({ ...adopted, ...release, namespace: namespace.name });
}

/**
 * What a release's own source and the Kustomization of its manifests have their names of: they are where all are, whereas its HelmRelease may
 * be elsewhere, under a name that others have in their namespaces.
 */
export function nameBeside({
  name,
  adopted,
  otherwise,
}: Pick<ReleasePlan, 'name' | 'adopted' | 'otherwise'>): string {
  return adopted?.objectNamespace !== undefined && otherwise ? otherwise.name : name;
}

/** Those of a component. */
export function namesOfComponent({ deliveredAs, adopted, ...names }: ComponentPlan): InstalledNames {
  return installedNames({ ...adopted, ...names, name: adopted?.name ?? deliveredAs });
}

/** Says which names are other ones than before; empty where none is. */
export function renamed(before: Readonly<Partial<InstalledNames>>, now: InstalledNames): string {
  const keys = ['name', 'namespace', 'releaseName', 'storageNamespace'] as const;
  const changes = keys
    .filter((key) => before[key] !== undefined && now[key] !== undefined && before[key] !== now[key])
    .map((key) => `${key} '${before[key]}' becomes '${now[key]}'`);
  const isKnown = before.name !== undefined;
  if (isKnown && before.objectNamespace !== now.objectNamespace) {
    const [from, to] = [before, now].map(({ objectNamespace: its }) =>
      its ? `'${its}'` : 'that of any other',
    );
    changes.push(`objectNamespace ${from} becomes ${to}`);
  }
  return changes.join(', ');
}
