import { isMap, type Values } from '../../authored/values';
import { merge } from '../../plan/values';
import { mapBelow, mapsBelow, textBelow } from '../below';
import { objectKey, type FoundObject, type KubernetesData } from '../objects';
import { valuesFrom } from '../yaml-values';

/** The values of a HelmRelease, as far as they are known. */
export interface ReadValues {
  /** Those of ConfigMaps, in their order, and over them its own. */
  readonly values: Values;
  /** References to Secrets, which nobody reads: all of them lie below. */
  readonly secrets: readonly Values[];
  /** ConfigMaps that were read. */
  readonly read: readonly FoundObject[];
}

/**
 * Reads what a HelmRelease has of ConfigMaps; or why it cannot be read. In which order values lie over each other: those of `valuesFrom` as they
 * stand, then `values`. Source: Flux, "Helm Releases", "Values".
 */
export function valuesOfRelease(
  object: KubernetesData,
  all: readonly FoundObject[],
): ReadValues | { readonly why: string } {
  const layers: Values[] = [];
  const secrets: Values[] = [];
  const read: FoundObject[] = [];
  const stated: unknown = mapBelow(object, 'spec')['valuesFrom'];
  const references = mapsBelow(object, 'spec', 'valuesFrom');
  if (stated !== undefined && (!Array.isArray(stated) || stated.length !== references.length))
    return { why: 'spec.valuesFrom is no list of maps' };
  for (const reference of references) {
    const [kind, name] = [textBelow(reference, 'kind'), textBelow(reference, 'name')];
    if (kind === 'Secret' && name !== undefined) {
      if (read.length > 0) return { why: `values of the Secret '${name}' lie over those of a ConfigMap` };
      secrets.push(reference);
      continue;
    }
    if (kind !== 'ConfigMap' || name === undefined)
      return { why: 'spec.valuesFrom has what is no ConfigMap' };
    if (reference['targetPath'] !== undefined) return { why: `one value is that of the ConfigMap '${name}'` };
    const key = ['', 'ConfigMap', object.metadata.namespace ?? '', name].join('/');
    const found = all.find((each) => objectKey(each.object) === key);
    const of = textBelow(reference, 'valuesKey') ?? 'values.yaml';
    const text = found && mapBelow(found.object, 'data')[of];
    if (typeof text !== 'string') {
      if (reference['optional'] === true && found === undefined)
        return { why: `nobody knows whether there is a ConfigMap '${name}'` };
      return { why: `${of} of its ConfigMap '${name}' is not among what was given` };
    }
    const values = valuesFrom(text);
    if (!values) return { why: `${of} of its ConfigMap '${name}' is no map in YAML` };
    layers.push(values);
    read.push(found!);
  }
  const own: unknown = mapBelow(object, 'spec')['values'];
  return { values: merge([...layers, isMap(own) ? own : {}]), secrets, read };
}
