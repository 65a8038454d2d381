import { engineOf } from '../engines';
import { loadAll } from 'js-yaml';
import type { Plan } from '../plan/fleet';

/** An object of a file, with the cluster that it goes to. */
export interface Emitted {
  readonly path: string;
  readonly cluster: string;
  readonly object: {
    readonly apiVersion: string;
    readonly kind: string;
    readonly metadata: { readonly name?: string; readonly namespace?: string };
    readonly spec?: unknown;
  };
}

/** Folders of a cluster with what ApplicationSets fill into their templates: data, and no objects. */
const FIELDS: readonly string[] = ['guardrails', 'releases'];

/** Every object of the files, each as the cluster gets it. */
export function emittedIn(plan: Plan, files: Readonly<Record<string, string>>): Emitted[] {
  const all = Object.entries(files).flatMap(([output, text]): Emitted[] => {
    const [path] = /(?<=^|^[^/]+\/)(?:applicationsets|clusters)\/.*\.yaml$/.exec(output) ?? [];
    if (path === undefined) return [];
    const [top, cluster = '', part = ''] = path.split('/');
    if (top === 'clusters' && FIELDS.includes(part)) return [];
    const objects = loadAll(text) as Emitted['object'][];
    return objects.map((object) => ({ path, cluster: top === 'clusters' ? cluster : '', object }));
  });
  return placed(all).map((each) => landed(plan, each));
}

/** A Kustomization may put what lies in its folder into a namespace. */
function placed(all: readonly Emitted[]): Emitted[] {
  interface Placing {
    readonly path?: string;
    readonly targetNamespace?: string;
  }
  const placing = all
    .filter(({ object }) => object.kind === 'Kustomization')
    .map(({ cluster, object }) => ({ cluster, ...(object.spec as Placing) }))
    .filter(({ targetNamespace }) => targetNamespace !== undefined);
  return all.map((each) => {
    const by = placing.find(
      ({ cluster, path }) => cluster === each.cluster && `./${each.path}`.startsWith(`${path}/`),
    );
    if (by?.targetNamespace === undefined) return each;
    const metadata = { ...each.object.metadata, namespace: by.targetNamespace };
    return { ...each, object: { ...each.object, metadata } };
  });
}

/** Argo CD's own objects of a cluster that a hub manages go to the hub. */
function landed(plan: Plan, each: Emitted): Emitted {
  if (!each.object.apiVersion.startsWith('argoproj.io/')) return each;
  const cluster = plan.clusters.find(({ name }) => name === each.cluster);
  return cluster ? { ...each, cluster: engineOf(cluster).home(cluster).name } : each;
}

/** `file: kind namespace/name`, for messages that say where to look. */
export function where({ path, object: { kind, metadata } }: Emitted): string {
  const { name, namespace } = metadata;
  return `${path}: ${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}
