import type { Application, ApplicationSetObject } from '../../applicationsets';
import { isMap } from '../../authored/values';
import type { KubernetesData } from '../objects';
import { valuesFrom } from '../yaml-values';

type Plain = Readonly<Record<string, unknown>>;

interface Stated {
  readonly metadata: unknown;
  readonly spec?: unknown;
}

/** What an Application lacks or has of another type, so that nobody can tell what it deploys; `undefined` where it is whole. */
export function faultOfApplication({ metadata, spec }: Stated): string | undefined {
  if (!isMap(spec)) return 'it has no spec';
  const { project, destination, source, sources } = spec;
  if (typeof project !== 'string') return 'it has no spec.project';
  if (!isMap(destination)) return 'it has no spec.destination';
  if (!areTexts(destination, 'name', 'server', 'namespace')) return 'spec.destination has what is no text';
  if (destination['name'] === undefined && destination['server'] === undefined)
    return 'spec.destination has neither name nor server';
  if (isMap(metadata) && ![metadata['labels'], metadata['annotations']].every(isMapOrNone))
    return 'its labels or annotations are no map';
  const all: readonly unknown[] = Array.isArray(sources) ? sources : [source];
  for (const each of all) {
    if (!isMap(each)) return 'it has no spec.source';
    const fault = faultOfSource(each);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Whether it is whole. */
export function isApplication(object: KubernetesData): object is KubernetesData & Application {
  return object.kind === 'Application' && faultOfApplication(object) === undefined;
}

/** Whether it is an ApplicationSet that can be expanded; what is wrong below that, its expansion says. */
export function isApplicationSet(object: KubernetesData): object is KubernetesData & ApplicationSetObject {
  const { spec } = object;
  if (!isMap(spec) || !isMap(spec['template'])) return false;
  const { generators } = spec;
  return Array.isArray(generators) && generators.every(isMap);
}

function faultOfSource(source: Plain): string | undefined {
  const { helm } = source;
  if (typeof source['repoURL'] !== 'string') return 'a source has no repoURL';
  if (!areTexts(source, 'path', 'chart', 'targetRevision', 'ref')) return 'a source has what is no text';
  if (helm === undefined) return undefined;
  if (!isMap(helm)) return 'helm of a source is no map';
  const { valueFiles = [], values } = helm;
  if (!Array.isArray(valueFiles) || !valueFiles.every((each) => typeof each === 'string'))
    return 'helm.valueFiles is no list of texts';
  return typeof values === 'string' && valuesFrom(values) === undefined
    ? 'helm.values is no map in YAML'
    : undefined;
}

function areTexts(of: Plain, ...keys: readonly string[]): boolean {
  return keys.every((key) => of[key] === undefined || typeof of[key] === 'string');
}

function isMapOrNone(value: unknown): boolean {
  return value === undefined || isMap(value);
}
