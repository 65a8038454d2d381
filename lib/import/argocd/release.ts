import type { Application, Context, SourceObject } from '../../applicationsets';
import type { Values } from '../../authored/values';
import { merge } from '../../plan/values';
import type { FoundApplication } from './applications';
import { clusterOf, sourcesIn } from './component';
import type { ReleaseFound } from '../releases';
import { labelOf } from '../repositories';
import { inlineOf } from './content';
import { isAutomated } from './settings';
import { valuesFrom } from '../yaml-values';

/** An Application that is a release of a product for a customer. */
export interface FoundRelease extends ReleaseFound {
  readonly found: FoundApplication;
  readonly source: SourceObject;
  /** The same with its values in one place. */
  readonly plain: Application;
}

/** What releases are read with. */
interface Within {
  /** Of the cluster that Argo CD is on. */
  readonly cluster: string;
  /** Of those whose names say none. */
  readonly environment: string;
  readonly tree: Context['tree'];
}

/** Settings of a chart that releases have; others are of components alone. */
const TAKEN = ['ignoreMissingValueFiles', 'releaseName', 'valueFiles', 'values', 'valuesObject'];

/**
 * The Application as a release, or why it is none; `undefined` where its name is not that of one.
 *
 * @param names an expression with the groups `customer`, `product` and, if need be, `environment`
 */
export function releaseLike(
  found: FoundApplication,
  names: RegExp,
  { cluster, environment, tree }: Within,
): FoundRelease | { readonly why: string } | undefined {
  const { metadata, spec } = found.application;
  const { groups } = names.exec(metadata.name) ?? {};
  if (groups?.['customer'] === undefined || groups['product'] === undefined) return undefined;
  const [customer, product] = [labelOf(groups['customer']), labelOf(groups['product'])];
  const stated = labelOf(groups['environment'] ?? environment);
  const all = sourcesIn(spec);
  const refs = all.filter(({ ref }) => ref !== undefined);
  const [source, ...more] = all.filter((each) => !refs.includes(each));
  if (!source || more.length > 0 || refs.some(({ path, chart }) => path ?? chart))
    return { why: 'it is no single chart' };
  if (source.chart === undefined && source.helm === undefined) return { why: 'it is no chart' };
  const other = Object.keys(source.helm ?? {}).find((key) => !TAKEN.includes(key));
  if (other !== undefined) return { why: `no release has helm.${other}` };
  if (spec.destination.namespace === undefined) return { why: 'it says no namespace' };
  const read = valuesIn(source, refs, tree);
  if ('why' in read) return read;
  const {
    valueFiles: _,
    values: __,
    valuesObject: ___,
    ignoreMissingValueFiles: ____,
    ...helm
  } = source.helm ?? {};
  const { source: _source, ...others } = spec;
  const plain: Application = {
    ...found.application,
    spec: {
      ...others,
      sources: [{ ...source, helm: { releaseName: metadata.name, ...helm, valuesObject: read.values } }],
    },
  };
  const { repoURL, chart, path, targetRevision: revision } = source;
  return {
    found,
    customer,
    product,
    environment: stated,
    source,
    values: read.values,
    plain,
    name: metadata.name,
    cluster: clusterOf(spec, cluster),
    namespace: spec.destination.namespace,
    origin: JSON.stringify([repoURL, chart, path]),
    revision: typeof revision === 'string' && revision !== '' ? revision : 'HEAD',
    isAutomated: isAutomated(spec),
  };
}

function valuesIn(
  { helm = {}, repoURL = '', targetRevision, path = '', chart }: SourceObject,
  refs: readonly SourceObject[],
  tree: Context['tree'],
): { readonly values: Values } | { readonly why: string } {
  const layers: Values[] = [];
  for (const file of helm.valueFiles ?? []) {
    const [, name, below] = /^\$([^/]+)\/(.+)$/.exec(file) ?? [];
    const ref = refs.find((each) => each['ref'] === name);
    const [url, revision, at] = ref
      ? [ref.repoURL ?? '', ref['targetRevision'], below!]
      : [repoURL, targetRevision, `${path}/${file}`];
    const files =
      chart !== undefined && !ref ? undefined : tree(url, typeof revision === 'string' ? revision : 'HEAD');
    if (!files) return { why: `its value file ${file} is not known: give --checkout ${url}=<folder>` };
    if (!files.paths.includes(at)) {
      if (helm['ignoreMissingValueFiles'] === true) continue;
      return { why: `its value file ${file} is not there` };
    }
    const given = valuesFrom(files.text(at));
    if (!given) return { why: `its value file ${file} is no map in YAML` };
    layers.push(given);
  }
  return { values: merge([...layers, inlineOf(helm)]) };
}
