import { parseAllDocuments } from 'yaml';
import type { Application } from '../../applicationsets';
import { isMap } from '../../authored/values';
import type { Delivered } from '../../import/argocd/checked';
import type { DeliveredObjects } from '../../import/flux/checked';
import { objectKey, type FoundObject, type KubernetesData } from '../../import/objects';
import { tenantsOf, type Plan } from '../../plan/fleet';
import { renderAll } from '../synth';

/** All objects in the files of the fleet, and which of them are in several files of a cluster. */
export function objectsOf(found: Plan): DeliveredObjects {
  const objects: FoundObject[] = [];
  const known = new Set<string>();
  const twice = new Set<string>();
  for (const { path, content } of renderAll(found)) {
    if (!path.endsWith('.yaml') || !/^kind: /m.test(content)) continue;
    for (const document of parseAllDocuments(content)) {
      const object: unknown = document.toJS();
      if (!isObject(object)) continue;
      // The same object on several clusters is several.
      const [, cluster = ''] = /^clusters\/([^/]+)\//.exec(path) ?? [];
      const key = objectKey(object);
      if (known.has(`${cluster} ${key}`)) twice.add(key);
      known.add(`${cluster} ${key}`);
      objects.push({ object, file: path });
    }
  }
  return { objects, twice };
}

function isObject(given: unknown): given is KubernetesData {
  return isMap(given) && isMap(given['metadata']);
}

/** What the fleet delivers by Argo CD. */
export function deliveredBy(found: Plan): Delivered {
  const { objects, twice } = objectsOf(found);
  const applications = new Map<string, Application>();
  for (const { object } of objects) {
    if (object.kind !== 'Application') continue;
    applications.set(object.metadata.name, object as object as Application);
  }
  for (const { releases } of tenantsOf(found))
    for (const { name, values } of releases) {
      const application = applications.get(name);
      if (application) applications.set(name, withValues(application, values));
    }
  return { applications, twice };
}

/** As Argo CD has it, with what its value files come to in their place. */
function withValues(application: Application, valuesObject: object): Application {
  const { sources = [], ...spec } = application.spec;
  const charts = sources.filter(({ ref }) => ref === undefined);
  const inline = charts.map(({ helm, ...source }) => {
    const {
      valueFiles: _,
      values: __,
      valuesObject: ___,
      ignoreMissingValueFiles: ____,
      ...more
    } = helm ?? {};
    return { ...source, helm: { ...more, valuesObject } };
  });
  return { ...application, spec: { ...spec, sources: inline } };
}
