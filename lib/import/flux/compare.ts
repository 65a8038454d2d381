import { isMap } from '../../authored/values';
import { mapBelow, textBelow } from '../below';
import { objectKey, type FoundObject, type KubernetesData } from '../objects';
import { valuesFrom } from '../yaml-values';
import { namesOf } from './component';
import { appliedPath } from './owners';
import { fluxKeyOf } from './kinds';
import { FoundSources } from './sources';

/** In what an object is not as it was. */
export interface FluxDifference {
  readonly path: string;
  /** Whether it would install or apply something else, or somewhere else. */
  readonly isEssential: boolean;
}

const ESSENTIAL = /^(source|names|values|path|targetNamespace|patches|postBuild|images|components)$/;
/** Where it comes from is compared as a whole, and what ringfleet states of its own is none of them. */
const ELSEWHERE = [
  'chart',
  'chartRef',
  'sourceRef',
  'releaseName',
  'targetNamespace',
  'storageNamespace',
  'path',
  'values',
  'dependsOn',
];

/** In what a HelmRelease or Kustomization differs from that of a fleet, by what Flux does with it. */
export function fluxDifferences(
  before: KubernetesData,
  after: KubernetesData,
  all: { readonly before: readonly FoundObject[]; readonly after: readonly FoundObject[] },
): FluxDifference[] {
  const [was, is] = [meaningOf(before, all.before), meaningOf(after, all.after)];
  return Object.keys(was)
    .filter((path) => was[path] !== undefined && sorted(was[path]) !== sorted(is[path]))
    .map((path) => ({ path, isEssential: ESSENTIAL.test(path) }));
}

function meaningOf(object: KubernetesData, all: readonly FoundObject[]): Readonly<Record<string, unknown>> {
  const spec = mapBelow(object, 'spec');
  const rest = Object.fromEntries(Object.entries(spec).filter(([key]) => !ELSEWHERE.includes(key)));
  const sources = new FoundSources(all);
  if (object.kind === 'Kustomization')
    return {
      ...rest,
      // A `./` before it is none of the path.
      path: appliedPath({ object, file: '' }),
      targetNamespace: textBelow(spec, 'targetNamespace'),
      wait: spec['wait'] === true,
      force: spec['force'] === true,
      source: pulledFrom(sources, object, spec['sourceRef'], false),
    };
  const reference = spec['chartRef'];
  const stated = mapBelow(spec, 'chart', 'spec');
  const { values, valuesFrom: from } = valuesOf(object, all);
  return {
    ...rest,
    names: namesOf(object),
    values,
    valuesFrom: from,
    source: {
      of: pulledFrom(sources, object, reference ?? stated['sourceRef'], reference !== undefined),
      chart: (textBelow(stated, 'chart') ?? '').replace(/^\.?\/+|\/+$/g, ''),
      ...(textBelow(stated, 'sourceRef', 'kind') === 'HelmRepository' && {
        version: textBelow(stated, 'version') ?? '*',
      }),
    },
  };
}

/** @returns the same of two that pull the same */
function pulledFrom(
  sources: FoundSources,
  of: KubernetesData,
  reference: unknown,
  isChart: boolean,
): unknown {
  const source = sources.found(of, reference, isChart);
  if ('why' in source) return source;
  const { name: _, repository, ...found } = source;
  const { git, helm, oci, bucket, endpoint, ignore } = mapBelow(repository);
  return { ...found, git, helm, oci, bucket, endpoint, ignore };
}

/** Those that are inline, and those that ringfleet has in a ConfigMap because a `null` is among them. */
function valuesOf({ metadata, spec }: KubernetesData, all: readonly FoundObject[]) {
  const given = mapBelow(spec)['valuesFrom'];
  const from: readonly unknown[] = Array.isArray(given) ? (given as unknown[]) : [];
  const last = from.at(-1);
  const values = mapBelow(spec, 'values');
  if (Object.keys(values).length > 0 || textBelow(last, 'name') !== `${metadata.name}-values`)
    return { values, valuesFrom: from.length > 0 ? from : undefined };
  const key = ['', 'ConfigMap', metadata.namespace ?? '', textBelow(last, 'name')].join('/');
  const found = all.find(({ object }) => objectKey(object) === key);
  const text = found && textBelow(found.object, 'data', 'values.yaml');
  const more = from.slice(0, -1);
  return text === undefined
    ? { values, valuesFrom: from }
    : { values: valuesFrom(text) ?? {}, valuesFrom: more.length > 0 ? more : undefined };
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    isMap(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );
}

/** The object of a fleet that is what an object was. */
export function counterpartOf(
  before: KubernetesData,
  after: readonly FoundObject[],
): KubernetesData | undefined {
  const same = after.find(({ object }) => fluxKeyOf(object) === fluxKeyOf(before));
  return (
    same ??
    after.find(({ object }) => object.kind === before.kind && object.metadata.name === before.metadata.name)
  )?.object;
}
