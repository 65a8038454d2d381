import type { FoundObject } from '../objects';
import { isOfArgocd, type FoundApplication } from './applications';
import { sourcesIn } from './component';
import { appliedFolders } from './folder';

/** An Application that applies a folder of which the objects are known, and these objects. */
export interface Parent {
  readonly of: FoundApplication;
  readonly children: readonly FoundObject[];
}

/** By which Argo CD says in an object whose it is. */
const TRACKING = 'argocd.argoproj.io/tracking-id';
const INSTANCE = 'app.kubernetes.io/instance';

/**
 * The Applications that apply others or further objects that are known, each with what it applies: by the folder that it reads, where the
 * files of the objects are below a folder of the same path, and by what Argo CD wrote into objects of a cluster.
 */
export function parentsIn(
  applications: readonly FoundApplication[],
  objects: readonly FoundObject[],
): Parent[] {
  const taken = new Set<FoundObject>();
  const folders = applications
    .flatMap((of) => appliedFolders(sourcesIn(of.application.spec)).map((folder) => ({ of, folder })))
    // The deepest folder has its own.
    .sort((one, other) => other.folder.path.length - one.folder.path.length);
  const children = new Map<FoundApplication, FoundObject[]>();
  const take = (of: FoundApplication, each: FoundObject) => {
    if (taken.has(each) || isItself(of, each)) return;
    taken.add(each);
    children.set(of, [...(children.get(of) ?? []), each]);
  };
  const byName = new Map(applications.map((of) => [of.application.metadata.name, of]));
  for (const each of objects) {
    const of = byName.get(trackedBy(each) ?? '');
    if (of) take(of, each);
  }
  for (const { of, folder } of folders)
    for (const each of objects) {
      const [, below] = `/${each.file}`.split(`/${folder.path}/`);
      if (below !== undefined && folder.has(below)) take(of, each);
    }
  return [...children].map(([of, found]) => ({ of, children: found }));
}

function trackedBy({ object }: FoundObject): string | undefined {
  const { annotations = {}, labels = {} } = object.metadata;
  const id = annotations[TRACKING]?.split(':')[0];
  return id ?? (isOfArgocd('Application')({ object, file: '' }) ? labels[INSTANCE] : undefined);
}

function isItself({ application }: FoundApplication, { object }: FoundObject): boolean {
  return object.kind === 'Application' && object.metadata.name === application.metadata.name;
}
