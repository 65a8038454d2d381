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
  path,
}: InstalledNames): InstalledNames {
  return {
    name,
    namespace,
    releaseName,
    ...(storageNamespace !== undefined && { storageNamespace }),
    ...(objectNamespace !== undefined && { objectNamespace }),
    ...(path !== undefined && { path }),
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

/** What comes of another name, and of another folder. */
const SECOND =
  "a second one is installed beside it, without its data, and the one that runs is deleted or is nobody's";
const ELSEWHERE =
  'its owners, history and triggers are those of another folder, and Flux may uninstall a chart on the way';

/** Says what of the names and the folder is another one than before, and what comes of it; empty where nothing is. */
export function frozenChanges(before: Readonly<Partial<InstalledNames>>, now: InstalledNames): string {
  const names = renamed(before, now);
  const path = before.name === undefined ? '' : changed('path', before, now);
  const changes = [names && `${names}: ${SECOND}`, path && `${path}: ${ELSEWHERE}`];
  return changes.filter((each) => each !== '').join('; ');
}

/** Says which names are other ones than before; empty where none is. */
export function renamed(before: Readonly<Partial<InstalledNames>>, now: InstalledNames): string {
  const keys = ['name', 'namespace', 'releaseName', 'storageNamespace'] as const;
  const changes = keys
    .filter((key) => before[key] !== undefined && now[key] !== undefined && before[key] !== now[key])
    .map((key) => `${key} '${before[key]}' becomes '${now[key]}'`);
  const isKnown = before.name !== undefined;
  const objectNamespace = isKnown ? changed('objectNamespace', before, now) : '';
  return [...changes, ...(objectNamespace === '' ? [] : [objectNamespace])].join(', ');
}

function changed(
  key: 'objectNamespace' | 'path',
  before: Readonly<Partial<InstalledNames>>,
  now: InstalledNames,
): string {
  if (before[key] === now[key]) return '';
  const [from, to] = [before, now].map(({ [key]: its }) => (its ? `'${its}'` : 'that of any other'));
  return `${key} ${from} becomes ${to}`;
}
